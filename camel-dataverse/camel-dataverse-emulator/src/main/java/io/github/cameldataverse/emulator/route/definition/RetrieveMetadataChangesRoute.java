// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.FunctionParameters;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.SchemaChanges;
import io.github.cameldataverse.emulator.definition.SchemaChanges.Kind;
import io.github.cameldataverse.emulator.definition.SchemaQuery;
import io.github.cameldataverse.emulator.definition.TableNodes;
import io.github.cameldataverse.emulator.metadata.TableCatalog;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.odata.JsonText;
import io.github.cameldataverse.emulator.query.DeltaToken;
import org.jspecify.annotations.Nullable;

/** Queries definitions, and tells which have changed since a stamp. */
final class RetrieveMetadataChangesRoute implements Route<WebApiRequest> {

    private static final String FUNCTION = "RetrieveMetadataChanges";
    private static final Set<String> PARAMETERS = Set.of("Query", "ClientVersionStamp", "DeletedMetadataFilters");
    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final Pattern FILTERS =
            Pattern.compile("(?:Microsoft\\.Dynamics\\.CRM\\.DeletedMetadataFilters)?'?([^']*)'?");

    private final Environment environment;

    RetrieveMetadataChangesRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().rest().isEmpty()
                && request.path().root().equals(FUNCTION);
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        FunctionParameters parameters = FunctionParameters.of(request);
        if (!PARAMETERS.containsAll(parameters.values().keySet())) {
            throw ApiException.notEmulated("a parameter of " + FUNCTION + " besides " + new TreeSet<>(PARAMETERS));
        }
        SchemaQuery query = new SchemaQuery(parameters.json("Query"));
        Instant now = environment.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        TableCatalog catalog = environment.catalog();
        SchemaChanges changes = changes(parameters.text("ClientVersionStamp"), now);
        ObjectNode body = request.answer("Microsoft.Dynamics.CRM." + FUNCTION + "Response");
        body.put("ServerVersionStamp", new DeltaToken(catalog.version(), now).text());
        deleted(changes, kinds(parameters.text("DeletedMetadataFilters")), body.putObject("DeletedMetadata"));
        query.write(new TableNodes(catalog).all(), changes, body.putArray("EntityMetadata"));
        return Reply.odata(200, body);
    }

    /** The changes since a stamp; null without one. */
    private @Nullable SchemaChanges changes(String stamp, Instant now) {
        if (stamp.isEmpty()) {
            return null;
        }
        TableCatalog catalog = environment.catalog();
        DeltaToken known = DeltaToken.parse(stamp);
        known.requireFresh(now, catalog.oldestKnownVersion(), catalog.version(), LIFETIME);
        return new SchemaChanges(catalog.at(known.version()), catalog);
    }

    private static Set<Kind> kinds(String filters) {
        Matcher matcher = FILTERS.matcher(filters);
        if (filters.isEmpty()) {
            return Set.of();
        }
        if (!matcher.matches()) {
            throw ApiException.badRequest("'" + filters + "' is no value of DeletedMetadataFilters.");
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : matcher.group(1).split(",", -1)) {
            List<Kind> named = Arrays.stream(Kind.values())
                    .filter(kind -> name.strip().equals("All") || name.strip().equals(kind.wireName()))
                    .toList();
            if (named.isEmpty() && !name.strip().equals("Label")) {
                throw ApiException.badRequest("DeletedMetadataFilters has no member '" + name.strip()
                        + "'; known are Default, Attribute, Relationship, Label, OptionSet and All.");
            }
            kinds.addAll(named);
        }
        return kinds;
    }

    private static void deleted(@Nullable SchemaChanges changes, Set<Kind> kinds, ObjectNode target) {
        ArrayNode keys = JsonText.object().putArray("Keys");
        ArrayNode values = JsonText.object().putArray("Values");
        for (Kind kind : kinds) {
            Set<String> ids = changes == null ? Set.of() : changes.deleted(kind);
            if (!ids.isEmpty()) {
                keys.add(kind.wireName());
                ids.forEach(values.addObject().putArray("Items")::add);
            }
        }
        target.put("Count", keys.size()).put("IsReadOnly", false);
        target.set("Keys", keys);
        target.set("Values", values);
    }
}
/*
 * Pages "Query schema definitions" and "Cache schema data":
 *
 *   GET [environment]/api/data/v9.2/RetrieveMetadataChanges(Query=@p1)?@p1={"Properties":{"AllProperties":false,
 *       "PropertyNames":["SchemaName","Attributes"]},"Criteria":{"FilterOperator":"And","Conditions":[
 *       {"ConditionOperator":"Equals","PropertyName":"LogicalName","Value":{"Type":"System.String","Value":"account"}}]}}
 *
 *   200 OK
 *   {"@odata.context": ".../$metadata#Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse",
 *    "ServerVersionStamp": "74812162!10/09/2022 22:10:22",
 *    "DeletedMetadata": {"Count": 0, "IsReadOnly": false, "Keys": [], "Values": []},
 *    "EntityMetadata": [{"LogicalName": "account", "SchemaName": "Account", "MetadataId": "<guid>", "HasChanged": null,
 *        "Attributes": [{"@odata.type": "#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata", ...}]}]}
 *
 * With ClientVersionStamp only what has changed since, and with DeletedMetadataFilters the ids of what was deleted; a stamp older than 90 days is refused with 0x80044352.
 */
