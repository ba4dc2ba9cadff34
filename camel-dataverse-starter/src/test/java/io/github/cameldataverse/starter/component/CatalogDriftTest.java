// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.component;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The hand-written properties hold every option of the component in the catalog, but for those that Boot replaces. */
class CatalogDriftTest {
    /**
     * {@code dataverse.connections.*} and {@code dataverse.primary} take the place of the first two, and a {@code
     * NetworkDefaults} bean that of the others: the connections belong to the starter's bean of clients, not to the component.
     */
    private static final Set<String> LEFT_OUT = Set.of(
            "connections", "primary", "sslContextParameters", "useGlobalSslContextParameters", "httpClientConfigurer");

    @Test
    void everyOptionIsAPropertyOfTheSameTypeAndDefault() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        options().stream()
                .filter(option -> !LEFT_OUT.contains(option.getName()))
                .forEach(option ->
                        expected.put(option.getName(), option.getJavaType() + "=" + option.getDefaultValue()));

        Map<String, String> properties = new TreeMap<>();
        DataverseComponentConfiguration configuration = new DataverseComponentConfiguration();
        for (var property : BeanUtils.getPropertyDescriptors(DataverseComponentConfiguration.class)) {
            boolean isCamelsOwn = Set.of("enabled", "customizer").contains(property.getName());
            if (property.getWriteMethod() != null && !isCamelsOwn) {
                properties.put(
                        property.getName(),
                        property.getPropertyType().getName() + "="
                                + property.getReadMethod().invoke(configuration));
            }
        }
        assertThat(properties).isEqualTo(expected);
    }

    @Test
    void theOptionsThatAreLeftOutExist() throws Exception {
        assertThat(options()).extracting(ComponentOptionModel::getName).containsAll(LEFT_OUT);
    }

    /** Options that hold objects would need a converter for references such as {@code #bean:name}. */
    @Test
    void noOptionHoldsAnObject() throws Exception {
        assertThat(options())
                .filteredOn(option -> !LEFT_OUT.contains(option.getName()))
                .extracting(ComponentOptionModel::getType)
                .doesNotContain("object");
    }

    private static List<ComponentOptionModel> options() throws Exception {
        try (InputStream in = CatalogDriftTest.class.getResourceAsStream(
                "/META-INF/io/github/cameldataverse/component/dataverse.json")) {
            return JsonMapper.generateComponentModel(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .getComponentOptions();
        }
    }
}
