// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.Optional;
import java.util.UUID;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.HttpMessage;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.odata.ApiException;
import io.github.cameldataverse.emulator.store.StoredRow;

/**
 * The user on whose behalf a request is made: {@code CallerObjectId} holds an id of Microsoft Entra, the older
 * {@code MSCRMCallerID} the row id of the user. Source: page "Impersonate another user using the Web API".
 */
final class Impersonation {

    private final Environment environment;

    Impersonation(Environment environment) {
        this.environment = environment;
    }

    /**
     * The row id of the user; empty if the request is made by the caller itself.
     *
     * @throws ApiException if there is no such user, or it is disabled
     */
    Optional<UUID> user(HttpMessage http) {
        String objectId = http.header("CallerObjectId");
        String userId = http.header("MSCRMCallerID");
        if (objectId != null) {
            return Optional.of(enabled(byObjectId(id("CallerObjectId", objectId))));
        }
        return userId == null ? Optional.empty() : Optional.of(enabled(byId(userId)));
    }

    private static UUID enabled(StoredRow user) {
        if (Boolean.TRUE.equals(user.value("isdisabled"))) {
            throw new ApiException(
                    403,
                    "0x80040225",
                    "The specified user is either disabled or is not a member of any business unit.");
        }
        return user.id();
    }

    private StoredRow byObjectId(UUID objectId) {
        return environment.store().rows(users()).stream()
                .filter(user -> objectId.equals(user.value("azureactivedirectoryobjectid")))
                .findFirst()
                .orElseThrow(
                        () -> new ApiException(403, "0x80072560", "The user is not a member of the organization."));
    }

    private StoredRow byId(String text) {
        UUID id = id("MSCRMCallerID", text);
        return environment.store().row(users(), id).orElseThrow(() -> ApiException.noRow("systemuser", id));
    }

    private TableDefinition users() {
        return environment.table("systemusers");
    }

    private static UUID id(String header, String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw (ApiException)
                    ApiException.badRequest("The value '" + text + "' of the header '" + header + "' is no GUID.")
                            .initCause(e);
        }
    }
}
