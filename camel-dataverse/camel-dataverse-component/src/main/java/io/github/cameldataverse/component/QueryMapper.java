// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.cameldataverse.client.odata.Annotations;
import io.github.cameldataverse.client.odata.Query;
import io.github.cameldataverse.client.odata.QuerySource;
import io.github.cameldataverse.client.odata.fetch.FetchXml;
import org.jspecify.annotations.Nullable;

/** The query of a message, whose headers override the options of the endpoint. */
final class QueryMapper {
    private final DataverseConfiguration options;
    private final Query query;

    /**
     * A mapper for these options.
     *
     * @throws IllegalArgumentException where they cannot work
     * @throws io.github.cameldataverse.client.model.ValidationException where the FetchXML cannot work
     */
    QueryMapper(DataverseConfiguration options) {
        this.options = options;
        this.query = new Query(
                columns(options.getSelect()),
                options.getFilter(),
                Map.of(),
                options.getOrderBy(),
                options.getTop(),
                options.getPageSize(),
                options.getAnnotations(),
                options.getExpand(),
                source(options.getApply(), options.getSavedQuery(), options.getUserQuery(), options.getFetchXml()));
        if (query.source() instanceof QuerySource.Fetched fetched) {
            checkTable(fetched.fetch().entity());
        }
    }

    /**
     * The query of a message.
     *
     * @throws IllegalArgumentException where it cannot work
     */
    Query of(MessageHeaders headers) {
        Object select = headers.raw(DataverseConstants.SELECT);
        Integer top = headers.get(DataverseConstants.TOP, Integer.class, query.top());
        Integer pageSize = headers.get(DataverseConstants.PAGE_SIZE, Integer.class, query.pageSize());
        String filter = headers.get(DataverseConstants.FILTER, String.class, query.filter());
        EndpointRules.checkFilter(filter);
        Annotations annotations = headers.get(DataverseConstants.ANNOTATIONS, Annotations.class, query.annotations());
        Map<String, Object> parameters = map(headers, DataverseConstants.PARAMETERS);
        return new Query(
                select == null ? query.select() : columns(select),
                filter,
                parameters,
                headers.get(DataverseConstants.ORDER_BY, String.class, query.orderBy()),
                top == null ? 0 : top,
                pageSize == null ? 0 : pageSize,
                annotations == null ? Annotations.none : annotations,
                headers.get(DataverseConstants.EXPAND, String.class, query.expand()),
                source(headers));
    }

    /** What a header names is read in place of what the options name. */
    private QuerySource source(MessageHeaders headers) {
        QuerySource given = source(
                headers.get(DataverseConstants.APPLY, String.class, null),
                headers.get(DataverseConstants.SAVED_QUERY, String.class, null),
                headers.get(DataverseConstants.USER_QUERY, String.class, null),
                headers.get(DataverseConstants.FETCH_XML, String.class, null));
        return given.equals(QuerySource.TABLE) ? query.source() : given;
    }

    private static QuerySource source(
            @Nullable String apply,
            @Nullable String savedQuery,
            @Nullable String userQuery,
            @Nullable String fetchXml) {
        List<QuerySource> sources = Stream.of(
                        apply == null ? null : new QuerySource.Applied(apply),
                        savedQuery == null ? null : new QuerySource.SavedQuery(id("savedQuery", savedQuery)),
                        userQuery == null ? null : new QuerySource.UserQuery(id("userQuery", userQuery)),
                        fetchXml == null ? null : new QuerySource.Fetched(FetchXml.parse(fetchXml)))
                .filter(Objects::nonNull)
                .map(QuerySource.class::cast)
                .toList();
        if (sources.size() > 1) {
            throw new IllegalArgumentException(
                    "Two of apply, savedQuery, userQuery and fetchXml are given, and each is a query of its own. Keep one.");
        }
        return sources.isEmpty() ? QuerySource.TABLE : sources.get(0);
    }

    /** Only the environment knows all names of a table; what cannot be one of them is refused at start. */
    private void checkTable(String entity) {
        String table = options.getTable();
        boolean mayBeSame = table.equals(entity)
                || table.regionMatches(true, 0, entity, 0, Math.min(3, entity.length())) && table.length() > 2;
        if (!mayBeSame) {
            throw new IllegalArgumentException("The FetchXML reads table " + entity + ", but the endpoint is dataverse:"
                    + table + ". Its <entity name> must be that of the table; where it is, write dataverse:" + entity
                    + ".");
        }
    }

    private static UUID id(String option, String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException noId) {
            throw new IllegalArgumentException(option + " is '" + text + "', but must be a GUID", noId);
        }
    }

    /** A header that holds values by name; empty where it is absent. */
    static Map<String, Object> map(MessageHeaders headers, String header) {
        Map<?, ?> given = headers.get(header, Map.class, null);
        Map<String, Object> values = new LinkedHashMap<>();
        if (given != null) {
            given.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
        return values;
    }

    /** Columns from a text with commas, or from a list. */
    static List<String> columns(@Nullable Object select) {
        if (select instanceof Collection<?> names) {
            return names.stream().map(String::valueOf).toList();
        }
        return select == null
                ? List.of()
                : Arrays.stream(select.toString().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
