// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route;

import java.util.List;

import io.github.cameldataverse.emulator.authority.TokenAuthority;

/** The list of everything that the emulator answers. The first route that accepts a request answers it. */
final class Routes {

    private Routes() {}

    static List<Route<WebApiRequest>> webApi(Environment environment) {
        return List.of(
                new WhoAmIRoute(environment),
                new TableDefinitionRoute(environment),
                new TableDefinitionsRoute(environment),
                new CreateRowRoute(environment),
                new RetrieveRowRoute(environment),
                new ModifyRowRoute(environment),
                new DeleteRowRoute(environment),
                new DeltaRoute(environment),
                new TrackChangesRoute(environment),
                new QueryRowsRoute(environment));
    }

    static List<Route<HttpMessage>> authority(TokenAuthority authority) {
        return List.of(
                new TokenRoute(authority),
                new OpenIdConfigurationRoute(authority),
                new SigningKeysRoute(authority),
                new InstanceDiscoveryRoute(authority));
    }
}
