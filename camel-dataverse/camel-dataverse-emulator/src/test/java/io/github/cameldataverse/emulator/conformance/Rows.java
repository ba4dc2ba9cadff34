// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.conformance;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts the rows into the environment that a sample speaks of: those it names, binds to, and those of its answer. */
final class Rows {

    private static final String GUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final Pattern MEMBER = Pattern.compile("([a-z]\\w+)\\((" + GUID + ")\\)");
    private static final Pattern BY_LOOKUP = Pattern.compile("(\\w+)/(?:contactid|accountid) eq (" + GUID + ")");
    private static final Map<String, String> REQUIRED = Map.of(
            "accounts", "{\"name\":\"Seeded\",\"description\":\"Seeded\",\"telephone1\":\"1\"}",
            "contacts", "{\"lastname\":\"Seeded\",\"jobtitle\":\"Seeded\"}");
    private static final Map<String, String> TARGETS =
            Map.of("primarycontactid", "contacts", "parentaccountid", "accounts", "objectid_contact", "contacts");

    /** The entity set of the rows of a collection, and their lookup back. */
    private static final Map<String, List<String>> COLLECTIONS = Map.of(
            "Account_Tasks", List.of("tasks", "regardingobjectid_account_task"),
            "Contact_Tasks", List.of("tasks", "regardingobjectid_contact_task"),
            "contact_customer_accounts", List.of("contacts", "parentcustomerid_account"));

    private final Wire wire;

    Rows(Wire wire) {
        this.wire = wire;
    }

    void seed(Sample sample) {
        String root = sample.root();
        // a page that shows 404, or an upsert that creates, speaks of a row that is not there
        if (sample.status() != 404 && sample.status() != 201) {
            members(root);
            members(collections(sample.relative()));
        }
        if (sample.body() != null) {
            members(sample.body());
        }
        String set = root.replaceFirst("\\(.*$", "");
        JsonNode answer = sample.response().path("body").isTextual() ? parsed(sample) : null;
        if (answer != null && sample.method().equals("GET")) {
            String key = root.contains("(") ? root.substring(root.indexOf('(') + 1, root.indexOf(')')) : null;
            String behind = sample.relative().replaceFirst("\\?.*$", "").replaceFirst("^.*\\)", "");
            if (key != null && TARGETS.containsKey(behind.replace("/", ""))) {
                related(set + "(" + key + ")", behind.substring(1), answer);
            } else if (key != null && COLLECTIONS.containsKey(behind.replace("/", ""))) {
                related(set + "(" + key + ")", behind.substring(1), answer.path("value"));
            } else if (key != null && behind.matches("/\\w+")) {
                row(set, key, Sample.JSON.createObjectNode().set(behind.substring(1), answer.path("value")));
            } else if (key != null) {
                row(set, key, answer);
            } else {
                answer.path("value").forEach(row -> row(set, null, row));
                bound(sample, set, answer);
                deletions(set, answer);
            }
            if (answer.has("@odata.nextLink")) {
                fillPage(set, answer);
            }
        }
    }

    /** Rows that a link names by the collection that holds them. */
    private static String collections(String url) {
        return url.contains("/$ref")
                ? url.replace("/opportunity_customer_accounts(", "/opportunities(")
                        .replace("/contact_customer_accounts(", "/contacts(")
                : "";
    }

    static JsonNode parsed(Sample sample) {
        try {
            return Sample.JSON.readTree(sample.response().path("body").asText());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            // a text such as a count, or an answer that the page shortens
            return null;
        }
    }

    private void members(String text) {
        Matcher member = MEMBER.matcher(text);
        while (member.find()) {
            String body = REQUIRED.getOrDefault(member.group(1), "{}");
            wire.send("PATCH", "/v9.2/" + member.group(), body, Map.of());
        }
    }

    /** Sets what the answer shows, column by column: what cannot be set is calculated or not in the table. */
    private void row(String set, String known, JsonNode shown) {
        String id = known != null ? known : shown.path(key(set)).asText();
        if (!id.matches(GUID)) {
            return;
        }
        wire.send("PATCH", "/v9.2/" + set + "(" + id + ")", REQUIRED.getOrDefault(set, "{}"), Map.of());
        shown.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            ObjectNode body = Sample.JSON.createObjectNode();
            String lookup = name.replaceAll("^_|_value$", "");
            if (TARGETS.containsKey(lookup) && value.isTextual()) {
                String target = TARGETS.get(lookup) + "(" + value.asText() + ")";
                members(target);
                body.put(lookup + "@odata.bind", target);
            } else if (name.equals("fullname") && value.isTextual()) {
                String[] names = value.asText().split(" ", 2);
                body.put("firstname", names[0]).put("lastname", names[names.length - 1]);
            } else if (!name.contains("@") && value.isValueNode() && !value.isNull()) {
                body.set(name, value);
            }
            wire.send("PATCH", "/v9.2/" + set + "(" + id + ")", body.toString(), Map.of());
            related(set + "(" + id + ")", name, value);
        });
    }

    /** Rows that the answer shows inside of a row, or that a path leads to. */
    private void related(String owner, String name, JsonNode shown) {
        if (shown.isObject() && TARGETS.containsKey(name)) {
            String set = TARGETS.get(name);
            String id = shown.path(key(set)).asText();
            row(set, id, shown);
            bind(owner, name, set + "(" + id + ")");
        }
        if (shown.isArray() && COLLECTIONS.containsKey(name)) {
            String set = COLLECTIONS.get(name).get(0);
            for (JsonNode child : shown) {
                String id = child.path(set.equals("tasks") ? "activityid" : key(set))
                        .asText();
                row(set, id, child);
                bind(set + "(" + id + ")", COLLECTIONS.get(name).get(1), owner);
            }
        }
    }

    private void bind(String row, String lookup, String target) {
        String body = "{\"" + lookup + "@odata.bind\":\"/" + target + "\"}";
        wire.send("PATCH", "/v9.2/" + row, body, Map.of());
    }

    /** Rows that the query finds besides those of the page. */
    private void fillPage(String set, JsonNode answer) {
        for (int i = 0; i < 5; i++) {
            ObjectNode row = answer.path("value").path(0).deepCopy();
            // related rows belong to the row that is shown
            row.properties().removeIf(member -> member.getValue().isContainerNode());
            String id = "ffffffff-0000-0000-0000-00000000000" + i;
            row(set, id, row.put(key(set), id));
        }
    }

    private void deletions(String set, JsonNode answer) {
        for (JsonNode entry : answer.path("value")) {
            if (entry.has("reason")) {
                String row = set + "(" + entry.path("id").asText() + ")";
                members(row);
                wire.send("DELETE", "/v9.2/" + row, null, Map.of());
            }
        }
    }

    private void bound(Sample sample, String set, JsonNode answer) {
        Matcher lookup = BY_LOOKUP.matcher(sample.request().path("url").asText());
        while (lookup.find()) {
            String target = TARGETS.get(lookup.group(1)) + "(" + lookup.group(2) + ")";
            members(target);
            String body = "{\"" + lookup.group(1) + "@odata.bind\":\"" + target + "\"}";
            answer.path("value")
                    .forEach(row -> wire.send(
                            "PATCH", "/v9.2/" + set + "(" + row.path(key(set)).asText() + ")", body, Map.of()));
        }
        Matcher name = Pattern.compile("primarycontactid/fullname eq '(\\w+) ([^']*)'")
                .matcher(sample.request().path("url").asText());
        if (name.find()) {
            String id =
                    answer.path("value").path(0).path("_primarycontactid_value").asText();
            wire.send(
                    "PATCH",
                    "/v9.2/contacts(" + id + ")",
                    "{\"firstname\":\"" + name.group(1) + "\",\"lastname\":\"" + name.group(2) + "\"}",
                    Map.of());
        }
    }

    private static String key(String set) {
        return set.replaceFirst("s$", "") + "id";
    }
}
