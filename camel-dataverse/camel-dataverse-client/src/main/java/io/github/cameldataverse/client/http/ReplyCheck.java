// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.cameldataverse.client.model.AuthenticationException;

/** Tells an answer that was asked for from one that only has a status of success: an error, a login page, nothing. */
final class ReplyCheck {
    private static final Pattern ERROR = Pattern.compile("\\s*\\{\\s*\"error\"\\s*:\\s*\\{.*", Pattern.DOTALL);

    private static final String HTML = "text/html";
    private static final String A_PAGE = "a page, most likely a login page, instead of JSON";

    /** What login pages and portals come with, and Dataverse with JSON: a page with another status is a gateway's. */
    private static final Set<Integer> DENIED = Set.of(401, 403, 404, 405);

    private ReplyCheck() {}

    /**
     * Passes a good answer.
     *
     * @throws io.github.cameldataverse.client.model.DataverseException of the type that fits any other
     * @throws IOException where the answer broke off before its first byte
     */
    static void requireGood(HttpCall call, HttpReply reply) throws IOException {
        if (isUnchanged(call, reply)) {
            return;
        }
        if (!reply.isSuccess()) {
            throw DENIED.contains(reply.status()) && isPage(reply)
                    ? notDataverse(call, reply, A_PAGE)
                    : ErrorMapping.toException(call, reply);
        }
        String type = reply.header("Content-Type").orElse("");
        if (type.startsWith(HTML)) {
            throw notDataverse(call, reply, A_PAGE);
        }
        boolean isJson = type.isEmpty() || type.contains("json");
        if (reply.status() == 200 && isJson) {
            requireJson(call, reply);
        }
    }

    /** Whether the row has the ETag that was given still, so that it was not sent again. */
    private static boolean isUnchanged(HttpCall call, HttpReply reply) {
        return reply.status() == 304 && call.headers().containsKey("If-None-Match");
    }

    private static void requireJson(HttpCall call, HttpReply reply) throws IOException {
        String beginning = reply.beginning();
        if (ERROR.matcher(beginning).matches()) {
            throw ErrorMapping.toException(call, reply);
        }
        if (beginning.isEmpty() && call.method().equals("GET")) {
            throw notDataverse(call, reply, "nothing at all, as login pages and gateways do, instead of JSON");
        }
        if (isPage(beginning)) {
            throw notDataverse(call, reply, A_PAGE);
        }
    }

    private static boolean isPage(HttpReply reply) throws IOException {
        return reply.header("Content-Type").orElse("").startsWith(HTML) || isPage(reply.beginning());
    }

    private static boolean isPage(String beginning) {
        return beginning.stripLeading().startsWith("<");
    }

    private static AuthenticationException notDataverse(HttpCall call, HttpReply reply, String what) {
        return new AuthenticationException(
                call.label() + " was answered with status " + reply.status() + " and " + what
                        + ". Check that the environment URL is that of the environment itself, not of a portal or gateway.",
                ErrorMapping.details(call, reply, null),
                null);
    }
}
