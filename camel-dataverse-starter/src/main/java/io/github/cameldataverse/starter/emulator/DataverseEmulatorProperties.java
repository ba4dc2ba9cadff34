// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.emulator;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The properties {@code dataverse.emulator.*}. */
@ConfigurationProperties("dataverse.emulator")
public class DataverseEmulatorProperties {
    /**
     * Whether to start an emulator of Dataverse with this application and to supply it as the connection 'emulator', primary
     * unless dataverse.primary names another. For development and tests; needs the emulator's jar.
     */
    private boolean enabled;

    /** Whether an emulator is started with the application. */
    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
