// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.connection;

import java.util.Optional;
import java.util.Set;

/**
 * Where the settings of connections come from: properties, a store, a bean. Found in Camel's registry or by {@link
 * java.util.ServiceLoader}.
 */
public interface ConnectionSource {
    /** Names of all connections of this source. */
    Set<String> names();

    /** The settings of a connection, if this source has it. */
    Optional<ConnectionSettings> find(String name);

    /** The connection to use where none is named, if this source names one. */
    default Optional<String> primary() {
        return Optional.empty();
    }
}
