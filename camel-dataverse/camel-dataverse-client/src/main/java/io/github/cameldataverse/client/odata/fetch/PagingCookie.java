// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata.fetch;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * The paging cookie of FetchXML: an element whose attribute {@code pagingcookie} holds another element, encoded for a URL
 * twice.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/page-results">Page results using
 *     FetchXML</a>
 */
public final class PagingCookie {
    private PagingCookie() {}

    /**
     * The inner element as it stands in the attribute {@code paging-cookie} of the next request, before XML escapes it.
     *
     * @param annotation value of {@code @Microsoft.Dynamics.CRM.fetchxmlpagingcookie}
     * @throws IOException where it is none
     */
    public static String decode(String annotation) throws IOException {
        String encoded = attribute(annotation);
        if (encoded == null) {
            throw new IOException("the paging cookie of a page has no attribute pagingcookie");
        }
        try {
            String once = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            return URLDecoder.decode(once, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the paging cookie of a page is not encoded as it should be", malformed);
        }
    }

    private static @Nullable String attribute(String annotation) throws IOException {
        try {
            XMLStreamReader xml = XmlText.reader(annotation);
            xml.nextTag();
            return xml.getAttributeValue(null, "pagingcookie");
        } catch (XMLStreamException malformed) {
            throw new IOException("the paging cookie of a page is no XML", malformed);
        }
    }
}
