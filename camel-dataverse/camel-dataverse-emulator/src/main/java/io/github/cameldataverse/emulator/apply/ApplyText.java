// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.OptionText;

/**
 * The parts of a {@code $apply}: any number of filters, then one {@code groupby} or {@code aggregate}.
 *
 * @param filters conditions that rows must fit
 * @param groups columns to group by; empty for one group of all rows
 * @param aggregates the totals, for example {@code revenue with sum as total}
 */
record ApplyText(List<String> filters, List<String> groups, List<String> aggregates) {

    private static final Pattern CALL = Pattern.compile("(?s)([a-z]+)\\s*\\((.*)\\)");

    static ApplyText parse(String text) {
        List<String> filters = new ArrayList<>();
        List<String> steps = OptionText.split(text, '/');
        for (int i = 0; i < steps.size(); i++) {
            Matcher call = call(steps.get(i), text);
            boolean last = i == steps.size() - 1;
            switch (call.group(1)) {
                case "filter" -> filters.add(call.group(2).strip());
                case "groupby", "aggregate" -> {
                    if (!last) {
                        throw ApiException.notEmulated(
                                "'" + steps.get(i + 1) + "' behind a groupby or aggregate in" + " $apply");
                    }
                    return call.group(1).equals("groupby")
                            ? groupBy(filters, call.group(2), text)
                            : new ApplyText(filters, List.of(), OptionText.split(call.group(2), ','));
                }
                default -> throw ApiException.notEmulated("the transformation '" + call.group(1) + "' in $apply");
            }
        }
        throw ApiException.notEmulated("a $apply that only filters");
    }

    private static ApplyText groupBy(List<String> filters, String inside, String text) {
        List<String> parts = OptionText.split(inside, ',');
        String columns = parts.get(0);
        if (!columns.startsWith("(") || !columns.endsWith(")") || parts.size() > 2) {
            throw OptionText.syntaxError(text, Math.max(0, text.indexOf(inside)));
        }
        List<String> groups = OptionText.split(columns.substring(1, columns.length() - 1), ',');
        if (parts.size() == 1) {
            return new ApplyText(filters, groups, List.of());
        }
        Matcher call = call(parts.get(1), text);
        if (!call.group(1).equals("aggregate")) {
            throw ApiException.notEmulated("the transformation '" + call.group(1) + "' inside of a groupby");
        }
        return new ApplyText(filters, groups, OptionText.split(call.group(2), ','));
    }

    private static Matcher call(String step, String text) {
        Matcher call = CALL.matcher(step);
        if (!call.matches()) {
            throw OptionText.syntaxError(text, Math.max(0, text.indexOf(step)));
        }
        return call;
    }
}
