// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import org.jspecify.annotations.Nullable;

/**
 * Where the token of a connection may go: to the host of its environment, to the other documented form of that host
 * ({@code contoso.crm4.dynamics.com} and {@code contoso.api.crm4.dynamics.com}), and to the endpoints that the environment
 * itself reports; these are asked for when a link to a host of neither form comes. Thread-safe.
 */
public final class OwnHosts {
    private static final Pattern VENDOR_HOST = Pattern.compile("([^.]+)(\\.api)?(\\.crm[0-9]*\\."
            + "(?:dynamics\\.com|microsoftdynamics\\.us|appsplatform\\.us|dynamics\\.cn))");

    private final URI environment;
    private final LinkHost policy;
    private final Supplier<? extends Collection<URI>> reported;
    private final Set<String> documented;
    private volatile @Nullable Set<String> reportedOrigins;

    /**
     * The hosts of an environment.
     *
     * @param environment its configured URL
     * @param policy what to do with a link to another host
     * @param reported asks the environment for its endpoints
     */
    public OwnHosts(URI environment, LinkHost policy, Supplier<? extends Collection<URI>> reported) {
        this.environment = environment;
        this.policy = policy;
        this.reported = reported;
        this.documented = Set.of(environment, otherForm(environment)).stream()
                .map(OwnHosts::origin)
                .collect(Collectors.toSet());
    }

    /**
     * The URL to send a call to.
     *
     * @param uri as it was configured, or came in a link
     * @return the same, byte for byte, or with the configured host where links are to be rewritten
     * @throws AuthenticationException where it leads to another host, which would get the token
     */
    URI own(URI uri) {
        String origin = origin(uri);
        if (documented.contains(origin)) {
            return uri;
        }
        if (policy == LinkHost.rewrite) {
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return URI.create(origin(environment) + uri.getRawPath() + query);
        }
        try {
            if (reportedOrigins().contains(origin)) {
                return uri;
            }
        } catch (DataverseException unreported) {
            throw refused(origin, unreported);
        }
        throw refused(origin, null);
    }

    /** Whether a link leads to this environment, without asking anybody but the environment itself. */
    public boolean isOwn(URI uri) {
        try {
            own(uri);
            return true;
        } catch (AuthenticationException foreign) {
            return false;
        }
    }

    private AuthenticationException refused(String origin, @Nullable DataverseException cause) {
        return new AuthenticationException(
                "A link to " + origin + " was refused: the token of this connection goes to " + environment
                        + " and the endpoints it reports only. Behind a gateway that answers with the links of another host,"
                        + " set link-host to rewrite."
                        + (cause == null ? "" : " (The endpoints could not be asked for: " + cause.getMessage() + ")"),
                ErrorDetails.NONE,
                cause);
    }

    private Set<String> reportedOrigins() {
        Set<String> known = reportedOrigins;
        if (known == null) {
            known = reported.get().stream()
                    .filter(uri -> "https".equalsIgnoreCase(uri.getScheme()))
                    .map(OwnHosts::origin)
                    .collect(Collectors.toSet());
            reportedOrigins = known;
        }
        return known;
    }

    private static URI otherForm(URI environment) {
        Matcher vendor = VENDOR_HOST.matcher(environment.getHost().toLowerCase(Locale.ROOT));
        if (!vendor.matches()) {
            return environment.resolve("/");
        }
        String other = vendor.group(2) == null
                ? vendor.group(1) + ".api" + vendor.group(3)
                : vendor.group(1) + vendor.group(3);
        return URI.create("https://" + other);
    }

    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean isDefaultPort = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return scheme + "://" + host + (isDefaultPort ? "" : ":" + uri.getPort());
    }
}
