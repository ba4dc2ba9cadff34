// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.emulator.call.ReadDepth;
import org.jspecify.annotations.Nullable;

/** What a builder collects. Not public, and without a text of its own: it holds a secret. */
final class Settings {
    int httpPort;
    int httpsPort;
    Authentication authentication = Authentication.REQUIRED;
    Seed seed = Seed.NONE;
    final Map<String, Integer> rows = new LinkedHashMap<>();
    String tenantId = UUID.randomUUID().toString();
    String clientId = UUID.randomUUID().toString();

    final List<Path> metadata = new ArrayList<>();

    @Nullable
    Path certificate;

    @Nullable
    String clientSecret;

    Clock clock = Clock.systemUTC();
    Duration tokenLifetime = Duration.ofHours(1);
    ReadDepth readDepth = ReadDepth.ORGANIZATION;

    /** The builder may be used on, but what was started must not change with it. */
    Settings copy() {
        Settings copy = new Settings();
        copy.httpPort = httpPort;
        copy.httpsPort = httpsPort;
        copy.authentication = authentication;
        copy.seed = seed;
        copy.rows.putAll(rows);
        copy.tenantId = tenantId;
        copy.clientId = clientId;
        copy.metadata.addAll(metadata);
        copy.certificate = certificate;
        copy.clientSecret = clientSecret;
        copy.clock = clock;
        copy.tokenLifetime = tokenLifetime;
        copy.readDepth = readDepth;
        return copy;
    }
}
