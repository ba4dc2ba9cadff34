// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.call.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Applies the limits: one sliding window per user and web server. A request that is refused does not count. Source:
 * page "Service protection API limits".
 */
public final class ServiceProtection {

    private static final Pattern AFFINITY = Pattern.compile("(?:^|[;\\s])ARRAffinity=server(\\d{1,4})(?:$|[;\\s])");

    private record Place(String user, int server) {}

    private record Entered(Window window, @Nullable Reply refusal) {}

    private final Clock clock;
    private final Map<Place, Window> windows = new HashMap<>();
    private Limits limits = Limits.OFF;
    private Random routing = new Random(limits.servers().seed());

    /** Without limits at first; {@code clock} moves the windows. */
    public ServiceProtection(Clock clock) {
        this.clock = clock;
    }

    /** Sets the limits and forgets what was counted. */
    public synchronized void limit(Limits next) {
        limits = next;
        routing = new Random(next.servers().seed());
        windows.clear();
    }

    /** The limits in force. */
    public synchronized Limits limits() {
        return limits;
    }

    /** Answers a request of a user, or refuses it with 429. */
    public Delivery protect(HttpMessage message, String user, Supplier<Reply> real) {
        Limits inForce = limits();
        if (!inForce.active()) {
            return Delivery.of(real.get());
        }
        boolean bound = affinity(message, inForce).isPresent();
        int server = affinity(message, inForce).orElseGet(this::anyServer);
        Entered entered = enter(new Place(user, server), inForce);
        Window window = entered.window();
        if (entered.refusal() != null) {
            return Delivery.of(routed(entered.refusal(), message, inForce, bound ? -1 : server));
        }
        try {
            Reply counted = counted(message, inForce, window, real);
            return Delivery.of(routed(counted, message, inForce, bound ? -1 : server))
                    .then(answered -> window.leave());
        } catch (RuntimeException | Error e) {
            window.leave();
            throw e;
        }
    }

    private Reply counted(HttpMessage message, Limits inForce, Window window, Supplier<Reply> real) {
        Reply reply = real.get();
        long millis = ExecutionTime.cost(inForce.cost(), message, reply);
        window.spend(clock.instant(), millis);
        if (inForce.cost().waited()) {
            Pause.of(Duration.ofMillis(millis));
        }
        return window.counted(reply, inForce, clock.instant());
    }

    private static OptionalInt affinity(HttpMessage message, Limits limits) {
        return message.headers("Cookie").stream()
                .map(AFFINITY::matcher)
                .filter(Matcher::find)
                .mapToInt(cookie -> Integer.parseInt(cookie.group(1)))
                .filter(server -> server < limits.servers().count())
                .findFirst();
    }

    private synchronized int anyServer() {
        return routing.nextInt(limits.servers().count());
    }

    /** A user that comes for the first time clears away those that have been away for long. */
    private synchronized Entered enter(Place place, Limits inForce) {
        Instant now = clock.instant();
        if (!windows.containsKey(place)) {
            windows.values().removeIf(window -> window.empty(inForce.quota(), now));
            windows.put(place, new Window());
        }
        Window window = windows.get(place);
        return new Entered(window, window.enter(inForce, now));
    }

    /** How many windows there are. */
    synchronized int windows() {
        return windows.size();
    }

    /** Hands out the affinity cookie, where there is a choice of servers and the request did not bring one. */
    private static Reply routed(Reply reply, HttpMessage message, Limits limits, int server) {
        if (limits.servers().count() == 1 || server < 0) {
            return reply;
        }
        String secure = message.origin().startsWith("https") ? "; Secure" : "";
        return reply.with("Set-Cookie", "ARRAffinity=server" + server + "; Path=/; HttpOnly" + secure);
    }
}
