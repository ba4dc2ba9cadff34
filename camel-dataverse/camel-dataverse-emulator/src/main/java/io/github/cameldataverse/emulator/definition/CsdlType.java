// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An entity type of a CSDL document, as it is written there: only what it declares itself.
 *
 * @param name name without namespace
 * @param base name of the base type without namespace; empty for none
 * @param key declared key properties; possibly empty
 * @param properties declared properties: name to element
 * @param navigations declared navigation properties
 * @param annotations annotations of the type
 */
record CsdlType(
        String name,
        String base,
        List<String> key,
        Map<String, Element> properties,
        List<Element> navigations,
        List<Element> annotations) {

    static CsdlType of(Element type) {
        List<String> key = new ArrayList<>();
        children(type, "Key")
                .forEach(k -> children(k, "PropertyRef").forEach(ref -> key.add(ref.getAttribute("Name"))));
        Map<String, Element> properties = new LinkedHashMap<>();
        children(type, "Property").forEach(property -> properties.put(property.getAttribute("Name"), property));
        return new CsdlType(
                type.getAttribute("Name"),
                simple(type.getAttribute("BaseType")),
                key,
                properties,
                children(type, "NavigationProperty"),
                children(type, "Annotation"));
    }

    /** A type name without its namespace or alias. */
    static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    /** Child elements by local name, in any namespace: edited documents are not careful with them. */
    static List<Element> children(Element parent, String localName) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && localName.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    /** Descendant elements by local name. */
    static List<Element> descendants(Element parent, String localName) {
        List<Element> found = new ArrayList<>();
        var nodes = parent.getElementsByTagNameNS("*", localName);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
