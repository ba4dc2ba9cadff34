// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.auth;

import java.io.IOException;
import java.net.MalformedURLException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionException;

import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.github.cameldataverse.client.model.AuthenticationException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.ErrorDetails;
import io.github.cameldataverse.client.model.TransportException;
import org.jspecify.annotations.Nullable;

/** Exchanges a credential for a token with MSAL, by the client credentials grant. */
final class MsalTokenSource implements TokenSource {
    private final TokenRequest request;
    private final IClientCredential credential;
    private @Nullable ConfidentialClientApplication application;

    MsalTokenSource(TokenRequest request, IClientCredential credential) {
        this.request = request;
        this.credential = credential;
    }

    /** Made on first use, for an OpenID Connect authority is asked for its endpoints at once. */
    private synchronized ConfidentialClientApplication application() throws MalformedURLException {
        ConfidentialClientApplication made = application;
        if (made == null) {
            made = authority(ConfidentialClientApplication.builder(request.clientId(), credential)
                            .instanceDiscovery(request.instanceDiscovery())
                            .disableInternalRetries()
                            .httpClient(new MsalHttpClient(request.transport())))
                    .build();
            application = made;
        }
        return made;
    }

    private ConfidentialClientApplication.Builder authority(ConfidentialClientApplication.Builder builder)
            throws MalformedURLException {
        String url = request.authority().toString();
        return request.type() == AuthorityType.oidc ? builder.oidcAuthority(url) : builder.authority(url);
    }

    @Override
    public AccessToken token(@Nullable AccessToken rejected) {
        // our own cache decides when a new one is needed, and MSAL's does not find tokens of an authority with a port
        ClientCredentialParameters parameters = ClientCredentialParameters.builder(Set.of(request.scope()))
                .skipCache(true)
                .build();
        try {
            IAuthenticationResult result =
                    application().acquireToken(parameters).join();
            return new AccessToken(result.accessToken(), result.expiresOnDate().toInstant());
        } catch (CompletionException failed) {
            throw translate(failed.getCause() == null ? failed : failed.getCause());
        } catch (MalformedURLException | MsalException refused) {
            throw translate(refused);
        }
    }

    private DataverseException translate(Throwable failure) {
        if (isUnanswered(failure)) {
            return new TransportException(
                    "No token for connection '" + request.connection() + "': the authority " + request.authority()
                            + " could not be asked, or could not answer. " + failure.getMessage(),
                    details(failure),
                    failure);
        }
        return new AuthenticationException(refusal(failure), details(failure), failure);
    }

    /** Whether the authority was not reached, or its answer broke off: nothing is wrong with the credential then. */
    private static boolean isUnanswered(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataverseException || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private String refusal(Throwable failure) {
        AuthorityRefusal refusal = AuthorityRefusal.ofCode(code(failure));
        String skew = refusal == AuthorityRefusal.CLOCK ? skew(failure) : "";
        return "The authority " + request.authority() + " gave connection '" + request.connection()
                + "' no token for client " + request.clientId() + " and scope " + request.scope() + ": "
                + sentence(failure) + skew + " What to do: " + refusal.advice() + ".";
    }

    private static String sentence(Throwable failure) {
        String said = String.valueOf(failure.getMessage()).strip();
        return said.endsWith(".") ? said : said + ".";
    }

    private static String skew(Throwable failure) {
        return failure instanceof MsalServiceException service
                ? ClockSkew.told(service.headers(), Instant.now())
                        .map(told -> " (" + told + ")")
                        .orElse("")
                : "";
    }

    private static ErrorDetails details(Throwable failure) {
        if (failure instanceof MsalServiceException service) {
            int status = service.statusCode() == null ? 0 : service.statusCode();
            return new ErrorDetails(status, code(failure), service.correlationId(), null, null);
        }
        return ErrorDetails.NONE;
    }

    /** The authority's own code, else the one of OAuth. */
    private static @Nullable String code(Throwable failure) {
        String oauth = failure instanceof MsalException msal ? msal.errorCode() : null;
        return AuthorityRefusal.codeIn(failure.getMessage()).orElse(oauth);
    }
}
