// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.expand;

import io.github.cameldataverse.emulator.odata.Annotations;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import io.github.cameldataverse.emulator.query.LookupNames;
import io.github.cameldataverse.emulator.query.Relations;

/**
 * What an expand needs to know of the request that it belongs to.
 *
 * @param relations leads to the related rows
 * @param names names the rows that lookups refer to
 * @param filters what filters can refer to; aliases have no meaning inside of an expand
 * @param request how the answer looks
 */
public record ExpandContext(Relations relations, LookupNames names, FilterContext filters, Shape request) {

    /**
     * How the answer looks.
     *
     * @param serviceRoot for links, with a slash at the end
     * @param single whether one row is retrieved; else rows are queried
     * @param pageSize rows of a page where an expand is inside of an expand
     * @param annotations those that were asked for
     */
    public record Shape(String serviceRoot, boolean single, int pageSize, Annotations annotations) {}
}
