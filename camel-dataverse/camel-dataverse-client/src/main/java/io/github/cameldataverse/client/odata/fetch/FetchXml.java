// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.fetch;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * A query in FetchXML: well-formed, with one entity, and with attributes on its root that can work together. What stands
 * inside is passed on as it is; the service checks it. Immutable.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/overview">FetchXML</a>
 */
public final class FetchXml {
    private static final int MOST_ROWS_A_PAGE = 5000;

    private final String text;
    private final String entity;
    private final Map<String, String> attributes;

    private FetchXml(String text, String entity, Map<String, String> attributes) {
        this.text = text;
        this.entity = entity;
        this.attributes = attributes;
    }

    /**
     * Reads a query.
     *
     * @throws ValidationException where it is malformed (says at which line and column), has no entity, or its attributes
     *     cannot work together
     */
    public static FetchXml parse(String xml) {
        String text = xml.strip();
        try {
            XMLStreamReader reader = XmlText.reader(text);
            reader.nextTag();
            if (!reader.getLocalName().equals("fetch")) {
                throw refused("begins with <" + reader.getLocalName() + ">, but must begin with <fetch>", null);
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            FetchXml fetch = new FetchXml(text, entity(reader), attributes);
            fetch.check();
            return fetch;
        } catch (XMLStreamException malformed) {
            throw refused(
                    "is malformed at line " + malformed.getLocation().getLineNumber() + ", column "
                            + malformed.getLocation().getColumnNumber() + ": " + reason(malformed),
                    malformed);
        }
    }

    /** Logical name of the table it reads. */
    public String entity() {
        return entity;
    }

    /** Whether its rows are groups with sums, which come without ids. */
    public boolean isAggregate() {
        return isSet("aggregate");
    }

    /** Whether it asks for one page of its own, so that nothing follows. */
    public boolean hasTop() {
        return attributes.containsKey("top");
    }

    /** The page it begins with: 1 unless it says otherwise. */
    public int firstPage() {
        return number("page", 1);
    }

    /** Rows a page that it asks for; 0 where it does not say. */
    public int count() {
        return number("count", 0);
    }

    /** The query as it was given. */
    public String text() {
        return text;
    }

    /**
     * The query of one page.
     *
     * @param page number of the page, from 1
     * @param count rows a page; 0 leaves it to the service
     * @param cookie the decoded paging cookie of the page before; null where there is none
     */
    public String page(int page, int count, @Nullable String cookie) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.put("page", Integer.toString(page));
        if (count > 0) {
            all.put("count", Integer.toString(count));
        }
        if (cookie != null) {
            all.put("paging-cookie", cookie);
        }
        StringBuilder xml = new StringBuilder("<fetch");
        all.forEach((name, value) -> xml.append(' ')
                .append(name)
                .append("=\"")
                .append(XmlText.escape(value))
                .append('"'));
        return xml.append(text, endOfRootTag(), text.length()).toString();
    }

    /** Index of the bracket that ends the root's start tag; the text is known to be well-formed. */
    private int endOfRootTag() {
        int i = startOfRoot();
        char quote = 0;
        while (quote != 0 || text.charAt(i) != '>') {
            char sign = text.charAt(i);
            if (quote == 0 && (sign == '"' || sign == '\'')) {
                quote = sign;
            } else if (sign == quote) {
                quote = 0;
            }
            i++;
        }
        return i;
    }

    /** Past the declaration and comments in front of the root. */
    private int startOfRoot() {
        int i = 0;
        while (!text.startsWith("<fetch", i)) {
            if (text.startsWith("<!--", i)) {
                i = text.indexOf("-->", i) + 2;
            } else if (text.startsWith("<?", i)) {
                i = text.indexOf("?>", i) + 1;
            }
            i++;
        }
        return i;
    }

    /** Reads to the end, so that it is known to be well-formed; the name of the one entity. */
    private static String entity(XMLStreamReader reader) throws XMLStreamException {
        String entity = null;
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                if (depth == 1 && reader.getLocalName().equals("entity")) {
                    if (entity != null) {
                        throw refused("has a second <entity> at " + position(reader) + ", but must have one", null);
                    }
                    entity = String.valueOf(reader.getAttributeValue(null, "name"));
                }
                depth++;
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
            }
        }
        while (reader.hasNext()) {
            reader.next();
        }
        if (entity == null || entity.isBlank() || entity.equals("null")) {
            throw refused("has no <entity name=\"...\"> in its <fetch>", null);
        }
        return entity;
    }

    private void check() {
        boolean pages = attributes.containsKey("page")
                || attributes.containsKey("count")
                || attributes.containsKey("paging-cookie");
        if (hasTop() && pages) {
            throw refused(
                    "has top together with page, count or paging-cookie, and top reads no pages. Keep top for the"
                            + " first rows, or count as the page size of all rows",
                    null);
        }
        if (hasTop() && isSet("returntotalrecordcount")) {
            throw refused(
                    "has top together with returntotalrecordcount, which the service refuses. Keep one of them", null);
        }
        number("top", 1);
        if (count() > MOST_ROWS_A_PAGE) {
            throw refused(
                    "has count " + count() + ", but a page has 5000 rows at the most. All pages are read anyway", null);
        }
        firstPage();
    }

    private int number(String attribute, int otherwise) {
        String value = attributes.get(attribute);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw refused("has " + attribute + " '" + value + "', but it must be a whole number of 1 or more", null);
        }
        return Integer.parseInt(value);
    }

    private boolean isSet(String attribute) {
        String value = attributes.get(attribute);
        return "true".equalsIgnoreCase(value) || "1".equals(value);
    }

    private static String position(XMLStreamReader reader) {
        return "line " + reader.getLocation().getLineNumber() + ", column "
                + reader.getLocation().getColumnNumber();
    }

    /** The parser's own words, without its account of the place. */
    private static String reason(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        int at = message.indexOf("Message: ");
        return at < 0 ? message : message.substring(at + "Message: ".length());
    }

    private static ValidationException refused(String what, @Nullable Throwable cause) {
        return new ValidationException("The FetchXML " + what + ".", ErrorDetails.NONE, cause);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FetchXml that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "FetchXml[entity=" + entity + "]";
    }
}
