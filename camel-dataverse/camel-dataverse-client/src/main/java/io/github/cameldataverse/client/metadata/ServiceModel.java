// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.github.cameldataverse.client.model.MessageDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What calls of actions and functions need of the service's model; the rest of the document is passed over while it
 * arrives.
 *
 * @param messages all actions and functions, one for each type they are bound to
 * @param enums enumeration types, as references name them ({@code mscrm.EndpointAccessType})
 * @param rows types of rows, as references name them ({@code mscrm.account})
 */
record ServiceModel(List<MessageDefinition> messages, Set<String> enums, Set<String> rows) {
    private static final String ALIAS = "mscrm.";

    static ServiceModel read(InputStream csdl) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(csdl);
            ServiceModel model = new ServiceModel(new ArrayList<>(), new HashSet<>(), new HashSet<>());
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    model.read(xml);
                }
            }
            return model;
        } catch (XMLStreamException malformed) {
            throw malformed.getNestedException() instanceof IOException broken
                    ? broken
                    : new IOException("the model of the service is malformed: " + malformed.getMessage(), malformed);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "EnumType" -> enums.add(ALIAS + attribute(xml, "Name"));
            case "EntityType" -> rows.add(ALIAS + attribute(xml, "Name"));
            case "Action" -> messages.add(message(xml, false));
            case "Function" -> messages.add(message(xml, true));
            default -> {
                // of no use for calls
            }
        }
    }

    private static MessageDefinition message(XMLStreamReader xml, boolean isFunction) throws XMLStreamException {
        String name = attribute(xml, "Name");
        boolean isBound = "true".equals(xml.getAttributeValue(null, "IsBound"));
        Map<String, String> parameters = new LinkedHashMap<>();
        String boundTo = null;
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                if (xml.getLocalName().equals("Parameter") && isBound && boundTo == null) {
                    boundTo = type(xml);
                } else if (xml.getLocalName().equals("Parameter")) {
                    parameters.put(attribute(xml, "Name"), type(xml));
                }
            }
        }
        return new MessageDefinition(name, isFunction, boundTo, parameters);
    }

    /** A type with the short name of the namespace, whichever the document uses. */
    private static String type(XMLStreamReader xml) {
        return attribute(xml, "Type").replace("Microsoft.Dynamics.CRM.", ALIAS);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        @Nullable String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
