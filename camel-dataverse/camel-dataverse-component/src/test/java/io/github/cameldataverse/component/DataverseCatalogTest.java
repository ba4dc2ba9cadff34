// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.cameldataverse.component.operation.OperationResult;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The generated catalog: what tools and documentation show of the component. */
class DataverseCatalogTest {
    private static String json() throws Exception {
        try (InputStream in = DataverseCatalogTest.class.getResourceAsStream(
                "/META-INF/io/github/cameldataverse/component/dataverse.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static CamelCatalog catalog() throws Exception {
        CamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("dataverse", DataverseComponent.class.getName(), json());
        return catalog;
    }

    private static ComponentModel model() throws Exception {
        return JsonMapper.generateComponentModel(json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataverse:accounts?operation=create&pageSize=5",
                "dataverse:environment?operation=whoAmI&connection=sales",
                "dataverse:accounts?trackBy=changeTracking&startFrom=now&delay=30000&greedy=true"
            })
    void validatesEndpointUris(String uri) throws Exception {
        assertThat(catalog().validateEndpointProperties(uri).isSuccess()).isTrue();
    }

    @Test
    void findsMistypedOptionsAndValues() throws Exception {
        assertThat(catalog()
                        .validateEndpointProperties("dataverse:accounts?operatoin=create")
                        .getUnknown())
                .containsExactly("operatoin");
        assertThat(catalog()
                        .validateEndpointProperties("dataverse:accounts?operation=crate")
                        .getInvalidEnum())
                .containsKey("operation");
    }

    @Test
    void everyOptionAndHeaderHasADescriptionOfWholeSentences() throws Exception {
        ComponentModel model = model();
        assertThat(model.getEndpointHeaders()).hasSizeGreaterThan(15);
        assertThat(model.getEndpointHeaders())
                .extracting(BaseOptionModel::getDescription)
                .allMatch(text -> text.endsWith("."));
        assertThat(model.getEndpointOptions())
                .extracting(BaseOptionModel::getDescription)
                .allMatch(text -> text != null && text.length() > 20);
    }

    @Test
    void theDefaultsAreThoseOfTheEndpoint() throws Exception {
        assertThat(model().getEndpointOptions())
                .filteredOn(option -> option.getName().equals("delay"))
                .singleElement()
                .satisfies(delay -> assertThat(String.valueOf(delay.getDefaultValue()))
                        .isEqualTo(String.valueOf(
                                new DataverseEndpoint("dataverse:accounts", null, new DataverseConfiguration())
                                        .getDelay())));
    }

    @Test
    void everyFactOfAResultIsADocumentedHeader() throws Exception {
        assertThat(model().getEndpointHeaders())
                .extracting(BaseOptionModel::getName)
                .containsAll(Arrays.stream(OperationResult.Fact.values())
                        .map(fact -> "CamelDataverse" + fact)
                        .toList());
    }
}
