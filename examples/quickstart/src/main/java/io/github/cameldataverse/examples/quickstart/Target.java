// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.MapPropertySource;

/**
 * Where the program runs: against an emulator of its own, or against the environment of the variables {@code DATAVERSE_*},
 * for which application.yaml has the profile {@code environment}.
 *
 * @param variables those of the variables that are set; empty for the emulator
 */
record Target(Map<String, String> variables) {
    private static final List<String> REQUIRED =
            List.of("DATAVERSE_URL", "DATAVERSE_TENANT_ID", "DATAVERSE_CLIENT_ID", "DATAVERSE_CERTIFICATE");
    private static final List<String> OPTIONAL =
            List.of("DATAVERSE_CERTIFICATE_PASSWORD", "DATAVERSE_AUTHORITY", "DATAVERSE_TRUST");

    /**
     * The target that environment variables name.
     *
     * @throws QuickstartException where some of them are set and others are missing
     */
    static Target of(Map<String, String> environment) {
        Map<String, String> set = new LinkedHashMap<>();
        for (List<String> names : List.of(REQUIRED, OPTIONAL)) {
            for (String name : names) {
                String value = environment.get(name);
                if (value != null && !value.isBlank()) {
                    set.put(name, value);
                }
            }
        }
        List<String> missing =
                REQUIRED.stream().filter(name -> !set.containsKey(name)).toList();
        if (!set.isEmpty() && !missing.isEmpty()) {
            throw new QuickstartException("there is no " + String.join(", ", missing) + " beside "
                    + String.join(", ", set.keySet()) + ". Set all of " + String.join(", ", REQUIRED)
                    + " to run against your environment, or none of them to run against the emulator.");
        }
        return new Target(set);
    }

    /** Whether the program brings its own environment. */
    boolean isEmulator() {
        return variables.isEmpty();
    }

    /** Lets the application's properties see the variables. */
    SpringApplicationBuilder configure(SpringApplicationBuilder application) {
        if (isEmulator()) {
            return application;
        }
        Map<String, Object> values = new LinkedHashMap<>(variables);
        return application.profiles("environment").initializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("DATAVERSE_* variables", values)));
    }

    @Override
    public String toString() {
        return isEmulator() ? "Target[emulator]" : "Target[" + variables.get("DATAVERSE_URL") + "]";
    }
}
