// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.connection;

import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** The keys of a connection stand in hand-written metadata, since a map hides them from the processor: no drift. */
class ConnectionMetadataTest {
    private static final String PREFIX = "dataverse.connections.*.";

    @Test
    void describesExactlyTheKeysOfTheSettings() throws IOException {
        Set<String> described = new TreeSet<>();
        metadata().keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> described.add(name.substring(PREFIX.length())));
        Set<String> keys = keys("", ConnectionSettings.class);
        // what is in memory already is for code, not for properties
        keys.removeAll(Set.of("credential", "ssl-context", "http-client-customizer"));
        assertThat(described).isEqualTo(keys);
    }

    @Test
    void describesEveryPropertyInOneSentenceOrMore() throws IOException {
        assertThat(metadata()).isNotEmpty().allSatisfy((name, description) -> assertThat(description)
                .as(name)
                .endsWith("."));
        assertThat(metadata()).containsKeys("dataverse.primary", "dataverse.connections");
    }

    private static Set<String> keys(String prefix, Class<?> settings) {
        Set<String> keys = new TreeSet<>();
        for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(settings)) {
            if (property.getWriteMethod() == null) {
                continue;
            }
            String key = prefix + kebab(property.getName());
            if (property.getPropertyType().getEnclosingClass() == ConnectionSettings.class) {
                keys.addAll(keys(key + ".", property.getPropertyType()));
            } else {
                keys.add(key);
            }
        }
        return keys;
    }

    private static String kebab(String name) {
        return ConfigurationPropertyName.adapt(name.replaceAll("([A-Z])", "-$1"), '.')
                .toString();
    }

    /** Name to description of our own properties, as they stand in the jar. */
    private static Map<String, String> metadata() throws IOException {
        Map<String, String> descriptions = new HashMap<>();
        Resource[] files = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:META-INF/spring-configuration-metadata.json");
        for (Resource file : files) {
            for (JsonNode property :
                    new ObjectMapper().readTree(file.getInputStream()).get("properties")) {
                String name = property.get("name").asText();
                if (name.startsWith("dataverse.") || name.equals("management.health.dataverse.enabled")) {
                    descriptions.put(name, property.path("description").asText());
                }
            }
        }
        assertThat(new ClassPathResource("META-INF/spring-configuration-metadata.json").exists())
                .isTrue();
        return descriptions;
    }
}
