// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.metadata;

import java.util.Set;

/**
 * What kind of table it is. Source: page "EntityMetadata entity type".
 *
 * @param objectTypeCode number of the table; 0 where it is not known
 * @param ownership {@code UserOwned}, {@code BusinessOwned}, {@code OrganizationOwned} or {@code None}
 * @param baseTable logical name of the table whose columns it inherits in the CSDL; empty for none
 * @param keyProperty name of the row id in URLs where it is not the primary id column; else empty
 * @param features what holds for it
 */
public record Traits(
        int objectTypeCode, String ownership, String baseTable, String keyProperty, Set<Feature> features) {

    /** What can hold for a table. */
    public enum Feature {
        /** Changes can be asked for. */
        CHANGE_TRACKING("changeTracking"),
        /** Reads and writes can be made conditional. */
        OPTIMISTIC_CONCURRENCY("optimisticConcurrency"),
        /** It is an activity. */
        ACTIVITY("activity"),
        /** It was added by a customer. */
        CUSTOM("custom"),
        /** Its rows link rows of two other tables. */
        INTERSECT("intersect");

        private final String fileName;

        Feature(String fileName) {
            this.fileName = fileName;
        }

        /** The member of a data file. */
        String fileName() {
            return fileName;
        }
    }

    /** Whether something holds. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
