// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import io.github.cameldataverse.emulator.odata.filter.Filter;
import io.github.cameldataverse.emulator.odata.filter.FilterContext;
import io.github.cameldataverse.emulator.odata.filter.FilterException;
import io.github.cameldataverse.emulator.odata.filter.FilterSchema;

/** The query option {@code $filter}: gives refusals of the filter language their place in HTTP. */
public final class FilterOption {

    private FilterOption() {}

    /**
     * Parses the text of the option.
     *
     * @throws ApiException 400 naming the position where it is malformed, 501 for what the emulator cannot evaluate
     */
    public static Filter parse(String text, FilterSchema schema, FilterContext context) {
        try {
            return Filter.parse(text, schema, context);
        } catch (FilterException e) {
            String message = String.valueOf(e.getMessage());
            throw (ApiException)
                    (e.isMalformed() ? new ApiException(400, e.code(), message) : ApiException.notEmulated(message))
                            .initCause(e);
        }
    }
}
