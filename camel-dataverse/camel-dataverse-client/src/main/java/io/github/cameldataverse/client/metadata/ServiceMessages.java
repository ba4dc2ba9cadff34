// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.metadata;

import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpPipeline;
import io.github.cameldataverse.client.model.MessageDefinition;
import io.github.cameldataverse.client.model.UnknownNameException;
import org.jspecify.annotations.Nullable;

/**
 * The actions and functions of one environment, custom ones too. They are read from its {@code $metadata}, which is some
 * megabytes, when the first of them is called, and kept for the life of the connection. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents">Web API
 *     service documents</a>
 */
public final class ServiceMessages {
    private static final String NAMESPACE = "mscrm.";
    private static final String ANY_ROW = NAMESPACE + "crmbaseentity";

    private final URI serviceRoot;
    private final HttpPipeline pipeline;
    private final FetchedOnce<ServiceModel> model = new FetchedOnce<>();

    /** The messages below this service root, asked for through this pipeline. */
    public ServiceMessages(URI serviceRoot, HttpPipeline pipeline) {
        this.serviceRoot = serviceRoot;
        this.pipeline = pipeline;
    }

    /**
     * A message of the environment as a whole.
     *
     * @throws UnknownNameException where there is none; lists the near names
     */
    public MessageDefinition unbound(String name) {
        return find(name, "action or function of the environment", bound -> bound == null, null);
    }

    /**
     * A message of a row of a table.
     *
     * @param table logical name
     * @throws UnknownNameException where there is none; lists the near names
     */
    public MessageDefinition ofRow(String table, String name) {
        String type = NAMESPACE + table;
        return find(name, "action or function of a row of table " + table, isOneOf(type, ANY_ROW), type);
    }

    /**
     * A message of a table.
     *
     * @param table logical name
     * @throws UnknownNameException where there is none; lists the near names
     */
    public MessageDefinition ofTable(String table, String name) {
        String type = "Collection(" + NAMESPACE + table + ")";
        return find(name, "action or function of table " + table, isOneOf(type, "Collection(" + ANY_ROW + ")"), type);
    }

    /** Whether a type, as the model names it, is an enumeration. */
    public boolean isEnum(String type) {
        return model().enums().contains(type);
    }

    /** Whether a type, as the model names it, is that of rows. */
    public boolean isRow(String type) {
        return model().rows().contains(type);
    }

    private static Predicate<@Nullable String> isOneOf(String type, String general) {
        return bound -> bound != null && (bound.equals(type) || bound.equals(general));
    }

    private MessageDefinition find(String name, String kind, Predicate<@Nullable String> fits, @Nullable String best) {
        List<MessageDefinition> here = model().messages().stream()
                .filter(message -> fits.test(message.boundTo()))
                .toList();
        List<MessageDefinition> named =
                here.stream().filter(message -> message.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw UnknownNameException.of(
                    kind + elsewhere(name),
                    name,
                    here.stream().map(MessageDefinition::name).toList());
        }
        return named.stream()
                .filter(message -> best != null && best.equals(message.boundTo()))
                .findFirst()
                .orElse(named.get(0));
    }

    /** What a name that is unknown here is called upon elsewhere. */
    private String elsewhere(String name) {
        List<String> places = model().messages().stream()
                .filter(message -> message.name().equals(name))
                .map(message -> message.boundTo() == null ? "the environment" : message.boundTo())
                .distinct()
                .limit(3)
                .toList();
        return places.isEmpty() ? "" : " (it is one of " + String.join(", ", places) + ")";
    }

    private ServiceModel model() {
        return model.get("", this::fetch);
    }

    private ServiceModel fetch() {
        HttpCall call = HttpCall.of("GET", serviceRoot.resolve("$metadata")).withHeader("Accept", "application/xml");
        return pipeline.execute(call, reply -> ServiceModel.read(reply.body()));
    }
}
