// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.cameldataverse.component.operation.OperationResult;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The generated catalog: what tools and documentation show of the component. */
class DataverseCatalogTest {
    /** What DefaultEndpoint and DefaultComponent bring. */
    private static final List<String> CAMELS_OWN = List.of(
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "lazyStartProducer",
            "scheduledExecutorService");

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

    /** The options this component declares, rather than Camel. */
    private static List<? extends BaseOptionModel> ownOptions() throws Exception {
        List<String> inherited = Arrays.stream(ScheduledPollEndpoint.class.getDeclaredFields())
                .map(Field::getName)
                .toList();
        return model().getEndpointOptions().stream()
                .filter(option -> !inherited.contains(option.getName()) && !CAMELS_OWN.contains(option.getName()))
                .toList();
    }

    @Test
    void everyOptionAndHeaderOfOursIsDescribedInAFullSentence() throws Exception {
        assertThat(ownOptions()).hasSizeGreaterThan(18).allSatisfy(DataverseCatalogTest::isDescribed);
        assertThat(model().getEndpointHeaders()).hasSizeGreaterThan(18).allSatisfy(DataverseCatalogTest::isDescribed);
        assertThat(model().getComponentOptions())
                .filteredOn(option -> List.of(
                                "connections",
                                "primary",
                                "sslContextParameters",
                                "useGlobalSslContextParameters",
                                "httpClientConfigurer")
                        .contains(option.getName()))
                .hasSize(5)
                .allSatisfy(DataverseCatalogTest::isDescribed);
        assertThat(model().getEndpointOptions())
                .extracting(BaseOptionModel::getDescription)
                .allMatch(text -> text != null && text.length() > 20);
    }

    private static void isDescribed(BaseOptionModel option) {
        assertThat(option.getDescription())
                .as(option.getName())
                .matches("(?s)\\p{Lu}.{20,}\\.")
                .doesNotContain("  ");
        assertThat(option.getGroup())
                .as(option.getName())
                .isIn("common", "producer", "consumer", "scheduler", "security", "advanced", "producer (advanced)");
        assertThat(option.getJavaType()).as(option.getName()).isNotBlank();
        assertThat(option.isSecret()).as(option.getName()).isFalse();
    }

    @Test
    void aDescriptionWithoutAFullStopIsFound() throws Exception {
        BaseOptionModel option = model().getEndpointHeaders().get(0);
        option.setDescription("the operation");
        assertThatThrownBy(() -> isDescribed(option)).isInstanceOf(AssertionError.class);
    }

    @Test
    void everyOptionOfAProducerIsAHeaderToo() throws Exception {
        List<String> headers = model().getEndpointHeaders().stream()
                .map(BaseOptionModel::getName)
                .toList();
        assertThat(ownOptions())
                .filteredOn(option -> option.getGroup().equals("producer"))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(headers)
                        .contains("CamelDataverse"
                                + option.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                                + option.getName().substring(1)));
    }

    @Test
    void everyEnumListsItsValues() throws Exception {
        assertThat(ownOptions())
                .filteredOn(option -> List.of("operation", "outputType", "trackBy", "startFrom")
                        .contains(option.getName()))
                .hasSize(4)
                .allSatisfy(option -> assertThat(option.getEnums()).isNotEmpty());
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
