// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.odata;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.metadata.ColumnDefinition;
import io.github.cameldataverse.emulator.metadata.ColumnType;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.store.RowChange;
import io.github.cameldataverse.emulator.store.Thumbnail;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a create, an update or an upsert. Columns that the definition does not let the request set are
 * ignored; columns that do not exist, and values that do not fit, are refused. Source: pages "Create a table row using
 * the Web API" and "Update and delete table rows using the Web API".
 */
public final class RowBody {

    private static final String BIND = "@odata.bind";

    private final TableDefinition table;
    private final LookupBinding binding;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> cleared = new LinkedHashSet<>();

    private RowBody(TableDefinition table, LookupBinding binding) {
        this.table = table;
        this.binding = binding;
    }

    /** Reads the columns that a create may set. */
    public static RowChange forCreate(TableDefinition table, ObjectNode body, LookupBinding binding) {
        RowChange change =
                new RowBody(table, binding).read(body, column -> column.limits().create());
        for (String name : change.values().keySet()) {
            boolean image = table.column(name)
                    .filter(column -> column.type() == ColumnType.IMAGE)
                    .isPresent();
            if (image
                    && table.primaryImage()
                            .filter(primary -> primary.name().equals(name))
                            .isEmpty()) {
                throw new ApiException(
                        400,
                        "0x80090487",
                        "Cannot upload the image '" + name + "' on create: only the primary image of '"
                                + table.logicalName() + "' can be set then.");
            }
        }
        return change;
    }

    /** Reads the columns that an update may set. */
    public static RowChange forUpdate(TableDefinition table, ObjectNode body, LookupBinding binding) {
        return new RowBody(table, binding).read(body, column -> column.limits().update());
    }

    private RowChange read(ObjectNode body, Predicate<ColumnDefinition> settable) {
        if (table.logicalName().equals("activitypointer")) {
            throw ApiException.notEmulated("writing activities by the table that all of them share");
        }
        body.properties().forEach(member -> member(member.getKey(), member.getValue()));
        values.keySet().removeIf(name -> !settable.test(column(name)));
        cleared.removeIf(name -> !settable.test(column(name)) || values.containsKey(name));
        return new RowChange(values, cleared);
    }

    private void member(String name, JsonNode value) {
        if (name.endsWith(BIND)) {
            bind(name.substring(0, name.length() - BIND.length()), value);
        } else if (!name.contains("@")) {
            set(name, value);
        }
    }

    private void bind(String navigation, JsonNode value) {
        if (value.isArray()) {
            throw ApiException.notEmulated("binding rows to a collection ('" + navigation + BIND + "')");
        }
        ColumnDefinition column = byNavigation(navigation);
        if (column == null) {
            throw undeclared(navigation);
        }
        if (value.isNull()) {
            cleared.add(column.name());
        } else if (value.isTextual()) {
            values.put(column.name(), binding.resolve(column, navigation, value.asText()));
        } else {
            throw payload("The value of '" + navigation + BIND + "' is not a URI.");
        }
    }

    private void set(String name, JsonNode value) {
        ColumnDefinition navigation = byNavigation(name);
        if (navigation != null) {
            if (!value.isNull()) {
                throw ApiException.notEmulated("creating a related row inside a row ('" + name + "')");
            }
            cleared.add(navigation.name());
            return;
        }
        if (value.isArray() && table.columnByWireName(name).isEmpty()) {
            throw ApiException.notEmulated("creating rows inside a collection ('" + name + "')");
        }
        ColumnDefinition column = table.columnByWireName(name).orElseThrow(() -> undeclared(name));
        if (column.type().isLookup()) {
            throw payload("CRM do not support direct update of Entity Reference properties, Use Navigation properties"
                    + " instead.");
        }
        if (column.type() == ColumnType.FILE || name.equals("documentbody_binary")) {
            throw payload("The file column '" + name + "' cannot be set in a row; it has requests of its own.");
        }
        if (value.isNull()) {
            cleared.add(name);
        } else {
            values.put(name, checked(column, value));
        }
    }

    private Object checked(ColumnDefinition column, JsonNode node) {
        Object value;
        try {
            value = column.type().fromJson(node);
        } catch (IllegalArgumentException e) {
            throw (ApiException) payload("Cannot convert the value of '" + column.name() + "' to the expected type '"
                            + column.type().edmType() + "'.")
                    .initCause(e);
        }
        return column.type() == ColumnType.IMAGE
                ? image(column, (String) value)
                : new ValueRules(table, column).kept(value);
    }

    /** Rows carry the small image only. */
    private String image(ColumnDefinition column, String base64) {
        try {
            return Thumbnail.of(Base64.getDecoder().decode(base64))
                    .map(small -> Base64.getEncoder().encodeToString(small))
                    .orElseThrow(() -> new IllegalArgumentException("not one of the kinds gif, jpeg, tiff, bmp, png"));
        } catch (IllegalArgumentException e) {
            throw (ApiException) new ApiException(
                            400,
                            "0x80072553",
                            "Error occured when processing image. Reason: Update image properties failed for logicalName: "
                                    + table.logicalName() + ", attribute: " + column.name())
                    .initCause(e);
        }
    }

    private @Nullable ColumnDefinition byNavigation(String name) {
        return table.columns().values().stream()
                .filter(column -> column.targets().stream()
                        .anyMatch(target -> target.navigation().equals(name)))
                .findFirst()
                .orElse(null);
    }

    private ColumnDefinition column(String name) {
        return table.column(name).orElseThrow(() -> undeclared(name));
    }

    private ApiException undeclared(String name) {
        return payload("Invalid property '" + name + "' was found in entity 'Microsoft.Dynamics.CRM."
                + table.logicalName() + "'.");
    }

    private ApiException payload(String detail) {
        return ApiException.badPayload("Error identified in Payload provided by the user for Entity :'"
                + table.entitySetName() + "'  ---->  InnerException : Microsoft.OData.ODataException: " + detail);
    }
}
