// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.UrlText;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins: the content of {@code $skiptoken}. Source: page "Page results using OData".
 *
 * @param page number of the next page, from 2
 * @param trackedVersion for change tracking, the row version at which the read began; null otherwise
 * @param bounds first and last values of the page before, one per column of the order
 */
public record PageCookie(int page, @Nullable Long trackedVersion, List<Bound> bounds) {

    private static final Pattern OUTER = Pattern.compile(
            "<cookie pagenumber=\"(\\d{1,9})\" pagingcookie=\"([^\"]*)\"(?: istracking=\"(?:True|False)\")? ?/>");
    private static final Pattern INNER = Pattern.compile(
            "(?s)<cookie page=\"\\d+\"(?: countOfRecords=\"\\d+\")?(?: version=\"(\\d{1,18})\")?>(.*)</cookie>");
    private static final Pattern BOUND =
            Pattern.compile("<(\\w+) (?:last=\"([^\"]*)\"|lastnull=\"1\") (?:first=\"([^\"]*)\"|firstnull=\"1\") />");

    /**
     * The first and the last value of a column on a page.
     *
     * @param column logical name
     * @param first value of the first row as text; null where it has none
     * @param last value of the last row as text; null where it has none
     */
    public record Bound(
            String column, @Nullable String first, @Nullable String last) {}

    /** Reads the decoded value of {@code $skiptoken}. */
    public static PageCookie parse(String token) {
        Matcher outer = OUTER.matcher(token);
        if (!outer.matches()) {
            throw malformed();
        }
        return parseInner(UrlText.decodeQuery(outer.group(2)), Integer.parseInt(outer.group(1)));
    }

    /** Reads an inner cookie, which FetchXML sends by itself; {@code page} is the number of the next page. */
    public static PageCookie parseInner(String cookie, int page) {
        Matcher inner = INNER.matcher(cookie);
        if (!inner.matches()) {
            throw malformed();
        }
        List<Bound> bounds = new ArrayList<>();
        Matcher bound = BOUND.matcher(inner.group(2));
        while (bound.find()) {
            bounds.add(new Bound(bound.group(1), unescape(bound.group(3)), unescape(bound.group(2))));
        }
        String version = inner.group(1);
        return new PageCookie(page, version == null ? null : Long.valueOf(version), bounds);
    }

    /** Writes {@code $skiptoken} ready for a URL: the inner cookie is encoded twice, the outer one once. */
    public String encode() {
        return encode("");
    }

    /** The same as the service writes it where a query has an expand in an expand: with the number of rows of a page. */
    public String encodeCounted(int rows) {
        return encode(" countOfRecords=\"" + rows + "\"");
    }

    private String encode(String count) {
        return "%3Ccookie%20pagenumber=%22" + page + "%22%20pagingcookie=%22" + innerTwiceEncoded(count)
                + "%22%20istracking=%22" + (trackedVersion == null ? "False" : "True") + "%22%20/%3E";
    }

    /** Writes the annotation of a FetchXML answer: an element with the inner cookie, encoded twice. */
    public String element() {
        return "<cookie pagenumber=\"" + page + "\" pagingcookie=\"" + innerTwiceEncoded("")
                + "\" istracking=\"False\" />";
    }

    private String innerTwiceEncoded(String count) {
        StringBuilder inner = new StringBuilder("<cookie page=\"" + (page - 1) + "\"" + count);
        if (trackedVersion != null) {
            inner.append(" version=\"").append(trackedVersion.longValue()).append('"');
        }
        inner.append('>');
        for (Bound bound : bounds) {
            inner.append('<')
                    .append(bound.column())
                    .append(attribute("last", bound.last()))
                    .append(attribute("first", bound.first()))
                    .append(" />");
        }
        return UrlText.encodeLower(inner.append("</cookie>").toString()).replace("%", "%25");
    }

    static ApiException malformed() {
        return ApiException.badRequest("The paging cookie of $skiptoken is malformed.");
    }

    private static String attribute(String name, @Nullable String value) {
        return value == null ? " " + name + "null=\"1\"" : " " + name + "=\"" + escape(value) + "\"";
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static @Nullable String unescape(@Nullable String value) {
        return value == null
                ? null
                : value.replace("&quot;", "\"")
                        .replace("&gt;", ">")
                        .replace("&lt;", "<")
                        .replace("&amp;", "&");
    }
}
