// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements with their attributes: names and values take turns. */
final class XmlTree {

    private final XMLStreamWriter writer;
    private int depth;

    XmlTree(XMLStreamWriter writer) {
        this.writer = writer;
    }

    void declaration() throws XMLStreamException {
        writer.writeStartDocument("utf-8", "1.0");
    }

    void open(String name, String... attributes) throws XMLStreamException {
        writer.writeStartElement(name);
        depth++;
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
    }

    /** Adds an attribute to the element that was opened last. */
    void attribute(String name, String value) throws XMLStreamException {
        writer.writeAttribute(name, value);
    }

    void leaf(String name, String... attributes) throws XMLStreamException {
        open(name, attributes);
        close();
    }

    void close() throws XMLStreamException {
        writer.writeEndElement();
        depth--;
    }

    void closeAll() throws XMLStreamException {
        while (depth > 0) {
            close();
        }
        writer.writeEndDocument();
    }
}
