// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fetchxml.element;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.github.cameldataverse.emulator.odata.ApiException;

/** Reads the text of a query. */
public final class FetchXmlText {

    private static final int MAX_DEPTH = 60;
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        // nothing outside the text is read
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private FetchXmlText() {}

    /**
     * Reads a query.
     *
     * @throws ApiException 400 with 0x80040303 and the position where it is malformed; 0x8004111C for an element that
     *     FetchXML does not have
     */
    public static FetchElement parse(String text) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw malformed("a document type is not allowed", reader.getLocation());
                }
            }
            FetchElement root = element(reader, 1);
            while (reader.hasNext()) {
                reader.next();
            }
            ElementRule.checkRoot(root);
            return root;
        } catch (XMLStreamException e) {
            String reason = String.valueOf(e.getMessage()).replaceFirst("(?s)^.*Message: ", "");
            throw (ApiException) malformed(reason, e.getLocation()).initCause(e);
        }
    }

    private static FetchElement element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw malformed("the query is nested too deeply", reader.getLocation());
        }
        String name = reader.getLocalName();
        String position = position(reader.getLocation());
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<FetchElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS) {
                text.append(reader.getText());
            }
        }
        return new FetchElement(
                name,
                position,
                attributes,
                List.copyOf(children),
                text.toString().strip());
    }

    private static ApiException malformed(String reason, Location location) {
        return new ApiException(400, "0x80040303", "Malformed FetchXml. " + reason + " (" + position(location) + ")");
    }

    /** Where a tag ends: that is what the reader tells. */
    private static String position(Location location) {
        return "line " + location.getLineNumber() + ", position " + location.getColumnNumber();
    }
}
