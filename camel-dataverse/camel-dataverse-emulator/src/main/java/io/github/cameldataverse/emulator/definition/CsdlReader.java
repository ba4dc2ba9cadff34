// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import io.github.cameldataverse.emulator.metadata.TableDefinition;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads tables from a CSDL document. Entity types without an entity set, and those of the metadata API itself, are no
 * tables. Source: pages "Web API Service Documents" and "Web API entity types".
 */
final class CsdlReader {

    private final List<String> problems;
    private final Map<String, CsdlType> types = new LinkedHashMap<>();
    private final Map<String, Element> sets = new LinkedHashMap<>();

    /** A reader that adds what it cannot represent to a list. */
    CsdlReader(List<String> problems) {
        this.problems = problems;
    }

    List<TableDefinition> read(byte[] content) throws SAXException, IOException {
        Element root = builder().parse(new ByteArrayInputStream(content)).getDocumentElement();
        for (Element type : CsdlType.descendants(root, "EntityType")) {
            CsdlType read = CsdlType.of(type);
            types.put(read.name(), read);
        }
        for (Element set : CsdlType.descendants(root, "EntitySet")) {
            sets.put(CsdlType.simple(set.getAttribute("EntityType")), set);
        }
        List<TableDefinition> tables = new ArrayList<>();
        for (Map.Entry<String, Element> set : sets.entrySet()) {
            List<CsdlType> lineage = lineage(set.getKey());
            if (!lineage.isEmpty()
                    && lineage.stream().noneMatch(type -> type.name().equals("MetadataBase"))) {
                new CsdlTable(lineage, set.getValue(), problems).read().ifPresent(tables::add);
            }
        }
        return tables;
    }

    /** The type and those it inherits from, itself first; a base type that is not in the document ends the list. */
    private List<CsdlType> lineage(String name) {
        List<CsdlType> lineage = new ArrayList<>();
        CsdlType type = types.get(name);
        while (type != null && !lineage.contains(type)) {
            lineage.add(type);
            type = types.get(type.base());
        }
        return lineage;
    }

    /** A document of definitions needs neither entities nor a document type, so both are refused. */
    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // its handler throws what the default one also prints
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java runtime has no XML parser", e);
        }
    }
}
