// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.fault.Effect;
import io.github.cameldataverse.emulator.fault.Effect.Kind;
import io.github.cameldataverse.emulator.fault.Fault;
import io.github.cameldataverse.emulator.fault.Fault.Moment;
import io.github.cameldataverse.emulator.odata.JsonText;
import org.jspecify.annotations.Nullable;

/** Faults as JSON. */
final class FaultJson {

    static final Set<String> MEMBERS = Set.of(
            "method",
            "path",
            "skip",
            "times",
            "effect",
            "when",
            "status",
            "body",
            "contentType",
            "retryAfter",
            "latencyMillis",
            "bytes",
            "pauseMillis");

    private static final long MOST_MILLIS = Duration.ofDays(1).toMillis();

    private FaultJson() {}

    static Fault read(Members members) {
        Kind kind = kind(members.text("effect", ""));
        Fault plain = kind.fault();
        Fault.Match match = new Fault.Match(
                members.text("method"), members.text("path"), members.integer("skip", 0), members.integer("times", 1));
        Effect effect = new Effect(
                kind,
                answer(members, plain.effect().answer()),
                members.integer("bytes", -1),
                millis(members, "pauseMillis"));
        Duration latency = millis(members, "latencyMillis");
        if (kind == Kind.LATENCY && latency.isZero()) {
            throw new IllegalArgumentException("The effect 'latency' needs 'latencyMillis': without, it has no effect");
        }
        return new Fault(match, moment(members, plain.moment()), effect, latency);
    }

    static ObjectNode write(Fault fault) {
        ObjectNode json = JsonText.object();
        json.put("method", fault.match().method()).put("path", fault.match().path());
        json.put("skip", fault.match().skip()).put("times", fault.match().times());
        json.put("effect", fault.effect().kind().wireName());
        json.put("when", fault.moment().name().toLowerCase(Locale.ROOT));
        Effect.Answer answer = fault.effect().answer();
        if (answer != null) {
            json.put("status", answer.status()).put("retryAfter", answer.retryAfter());
        }
        return json.put("latencyMillis", fault.latency().toMillis());
    }

    private static Kind kind(String name) {
        List<String> names = Arrays.stream(Kind.values()).map(Kind::wireName).toList();
        if (!names.contains(name)) {
            throw Members.wrong("effect", "one of " + names);
        }
        return Kind.values()[names.indexOf(name)];
    }

    private static Effect.@Nullable Answer answer(Members members, Effect.@Nullable Answer plain) {
        if (plain == null) {
            for (String name : List.of("status", "body", "contentType", "retryAfter")) {
                if (members.has(name)) {
                    throw new IllegalArgumentException(
                            "The member '" + name + "' does not go with the effect '" + members.text("effect") + "'");
                }
            }
            return null;
        }
        int status = members.integer("status", plain.status());
        if (status < 200 || status > 599) {
            throw Members.wrong("status", "between 200 and 599");
        }
        return new Effect.Answer(
                status,
                members.text("body", plain.body()),
                members.text("contentType", plain.contentType()),
                members.text("retryAfter"));
    }

    private static Moment moment(Members members, Moment plain) {
        String when = members.text("when");
        for (Moment moment : Moment.values()) {
            if (moment.name().toLowerCase(Locale.ROOT).equals(when)) {
                return moment;
            }
        }
        if (when != null) {
            throw Members.wrong("when", "before or after");
        }
        return plain;
    }

    private static Duration millis(Members members, String name) {
        long millis = members.number(name, 0);
        if (millis < 0 || millis > MOST_MILLIS) {
            throw Members.wrong(name, "between 0 and " + MOST_MILLIS + ", one day");
        }
        return Duration.ofMillis(millis);
    }
}
