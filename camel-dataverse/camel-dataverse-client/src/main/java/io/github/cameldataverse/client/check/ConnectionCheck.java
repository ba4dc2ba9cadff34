// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.check;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.connection.NetworkDefaults;
import io.github.cameldataverse.client.http.Deadline;
import io.github.cameldataverse.client.http.HttpCall;
import io.github.cameldataverse.client.http.HttpReply;
import io.github.cameldataverse.client.metadata.JsonReply;
import io.github.cameldataverse.client.model.DataverseException;
import org.jspecify.annotations.Nullable;

/**
 * Tests a connection step by step; stops at the first that fails, and never throws for one. It buys a token of its own, so
 * that a credential that has just been revoked is noticed though an older token still works. Changes nothing.
 */
public final class ConnectionCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern TENANT = Pattern.compile("authorization_uri=\"?https://[^/]+/([^/,\"\\s]+)");

    private final Connection connection;
    private final List<CheckStep> steps = new ArrayList<>();
    private @Nullable ReasonCode failed;
    private String environmentTenant = "";
    private JsonNode who = MissingNode.getInstance();

    private ConnectionCheck(Connection connection) {
        this.connection = connection;
    }

    /** Tests a connection that is built. */
    public static ConnectionReport of(Connection connection) {
        return new ConnectionCheck(connection).run();
    }

    /**
     * The cheap form, to be asked for again and again: whether there is a token (a new one is bought only where the
     * connection has none that is good still), and whether Dataverse knows the user. One request as a rule.
     */
    public static ConnectionReport brief(Connection connection) {
        return new ConnectionCheck(connection).runBriefly();
    }

    /** Tests settings: a connection is built from them, tested and closed. */
    public static ConnectionReport of(String name, ConnectionSettings settings) {
        return of(name, settings, NetworkDefaults.NONE);
    }

    /** Tests settings, with what holds where they say nothing: a connection is built from them, tested and closed. */
    public static ConnectionReport of(String name, ConnectionSettings settings, NetworkDefaults defaults) {
        long start = System.nanoTime();
        try (Connection connection = Connection.build(name, settings, defaults)) {
            return of(connection);
        } catch (DataverseException refused) {
            List<CheckStep> steps = new ArrayList<>();
            ReasonCode reason = settings.isEnabled() ? CheckFailure.ofSettings(refused) : ReasonCode.DISABLED;
            steps.add(new CheckStep(
                    CheckStep.Name.settings,
                    CheckStep.Verdict.failed,
                    reason,
                    String.valueOf(refused.getMessage()),
                    since(start)));
            for (CheckStep.Name rest : List.of(CheckStep.Name.values()).subList(1, CheckStep.Name.values().length)) {
                steps.add(skipped(rest));
            }
            return new ConnectionReport(name, steps);
        }
    }

    private ConnectionReport run() {
        step(CheckStep.Name.settings, () -> "the settings are complete", CheckFailure::ofCall);
        step(CheckStep.Name.resolve, this::resolve, failure -> ReasonCode.NETWORK);
        step(CheckStep.Name.connect, this::connect, CheckFailure::ofCall);
        step(CheckStep.Name.token, this::token, CheckFailure::ofToken);
        step(CheckStep.Name.whoAmI, this::whoAmI, this::ofWhoAmI);
        step(CheckStep.Name.organization, this::organization, CheckFailure::ofCall);
        step(CheckStep.Name.user, this::user, CheckFailure::ofCall);
        return new ConnectionReport(connection.name(), steps);
    }

    private ConnectionReport runBriefly() {
        step(CheckStep.Name.token, this::keptToken, CheckFailure::ofToken);
        step(CheckStep.Name.whoAmI, this::whoAmI, this::ofWhoAmI);
        return new ConnectionReport(connection.name(), steps);
    }

    /** What a step does; tells what it found. */
    @FunctionalInterface
    private interface Step {
        String run() throws StepFailure;
    }

    /** A step that failed for a reason it knows itself. */
    private static final class StepFailure extends Exception {
        private static final long serialVersionUID = 1L;
        private final ReasonCode reason;

        StepFailure(ReasonCode reason, String message) {
            super(message);
            this.reason = reason;
        }
    }

    private void step(CheckStep.Name name, Step step, Function<RuntimeException, ReasonCode> reasons) {
        if (failed != null) {
            steps.add(skipped(name));
            return;
        }
        long start = System.nanoTime();
        String message;
        try {
            message = step.run();
        } catch (StepFailure known) {
            failed = known.reason;
            message = String.valueOf(known.getMessage());
        } catch (RuntimeException failure) {
            failed = reasons.apply(failure);
            message = told(failure);
        }
        CheckStep.Verdict verdict = failed == null ? CheckStep.Verdict.passed : CheckStep.Verdict.failed;
        steps.add(new CheckStep(name, verdict, failed, message, since(start)));
    }

    /** Ours hold no secret; what an arbitrary message holds, such as that of a token source of the user's, is not known. */
    private static String told(RuntimeException failure) {
        return failure instanceof DataverseException
                ? String.valueOf(failure.getMessage())
                : "failed with a " + failure.getClass().getName() + ", whose message is not shown";
    }

    private static CheckStep skipped(CheckStep.Name name) {
        return new CheckStep(
                name, CheckStep.Verdict.skipped, null, "not tried, for a step before it failed", Duration.ZERO);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String resolve() throws StepFailure {
        String host = connection.environmentUrl().getHost();
        if (connection.hasProxy()) {
            return "left to the proxy";
        }
        try {
            return host + " is " + InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException unknown) {
            throw new StepFailure(
                    ReasonCode.NETWORK,
                    "The host " + host + " has no address. Check environment-url and the name server.");
        }
    }

    /** Without a token any environment answers 401, and names the tenant that it belongs to. */
    private String connect() {
        HttpCall call = HttpCall.of("GET", connection.serviceRoot().resolve("WhoAmI"))
                .withHeader("Accept", "application/json")
                .by(Deadline.in(PATIENCE));
        try (HttpReply reply = connection.transport().proceed(call)) {
            Matcher tenant = TENANT.matcher(reply.header("WWW-Authenticate").orElse(""));
            environmentTenant = tenant.find() ? tenant.group(1) : "";
            return "the host answers" + (environmentTenant.isEmpty() ? "" : ", of tenant " + environmentTenant);
        }
    }

    private String token() {
        return "a token that ends at " + connection.tokenSource().token(null).expiresAt();
    }

    private String keptToken() {
        return "a token that ends at " + connection.tokens().token(PATIENCE).expiresAt();
    }

    private String whoAmI() throws StepFailure {
        who = read("WhoAmI");
        id(who, "UserId");
        return "user " + id(who, "UserId") + " of organization " + id(who, "OrganizationId");
    }

    private ReasonCode ofWhoAmI(RuntimeException failure) {
        ReasonCode reason = CheckFailure.ofCall(failure);
        String own = connection.authorityTenant();
        boolean isOther = !environmentTenant.isEmpty() && own != null && !environmentTenant.equalsIgnoreCase(own);
        return reason == ReasonCode.CREDENTIAL && isOther ? ReasonCode.WRONG_TENANT : reason;
    }

    private String organization() throws StepFailure {
        JsonNode organization =
                read("organizations(" + id(who, "OrganizationId") + ")?$select=name,_basecurrencyid_value");
        String currency = organization.path("_basecurrencyid_value").asText("");
        if (currency.isEmpty()) {
            throw new StepFailure(
                    ReasonCode.CURRENCY,
                    "The organization has no base currency that the user may see. Check the role.");
        }
        String code = read("transactioncurrencies(" + currency + ")?$select=isocurrencycode")
                .path("isocurrencycode")
                .asText();
        return "organization " + organization.path("name").asText() + ", base currency " + code;
    }

    private String user() throws StepFailure {
        JsonNode user = read("systemusers(" + id(who, "UserId") + ")?$select=fullname,isdisabled");
        String name = user.path("fullname").asText();
        if (user.path("isdisabled").asBoolean()) {
            throw new StepFailure(
                    ReasonCode.DISABLED,
                    "The user " + name + " is disabled. Enable it in the Power Platform admin center.");
        }
        return "user " + name + " is enabled";
    }

    private JsonNode read(String path) {
        URI uri = connection.serviceRoot().resolve(path);
        return JsonReply.read(connection.pipeline(), uri);
    }

    private static UUID id(JsonNode answer, String name) throws StepFailure {
        try {
            return UUID.fromString(answer.path(name).asText());
        } catch (IllegalArgumentException noId) {
            throw new StepFailure(
                    ReasonCode.NETWORK,
                    "WhoAmI was answered without a " + name + ". Is environment-url that of a Dataverse environment?");
        }
    }
}
