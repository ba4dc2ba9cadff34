// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** The tables of options and headers as the generated catalog has them, in AsciiDoc. */
final class CatalogTables {
    private CatalogTables() {}

    /** A table by its name in the page. */
    static String table(String name) throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(Files.readString(
                Path.of("src/generated/resources/META-INF/io/github/cameldataverse/component/dataverse.json")));
        return switch (name) {
            case "component-options" -> rows(model.getComponentOptions());
            case "endpoint-options" -> rows(model.getEndpointOptions());
            case "headers" -> rows(model.getEndpointHeaders());
            default -> throw new IllegalArgumentException("There is no table " + name);
        };
    }

    private static String rows(List<? extends BaseOptionModel> options) {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"2,5,^1,2\",options=\"header\"]\n|===\n");
        table.append("| Name | Description | Default | Type\n");
        for (BaseOptionModel option : options) {
            table.append("\n| *")
                    .append(option.getName())
                    .append("* (")
                    .append(option.getGroup())
                    .append(')')
                    .append(option.isRequired() ? " *Required*" : "")
                    .append("\n| ")
                    .append(cell(option.getDescription()))
                    .append(values(option))
                    .append("\n| ")
                    .append(option.getDefaultValue() == null ? "" : cell(String.valueOf(option.getDefaultValue())))
                    .append("\n| ")
                    .append(cell(option.getShortJavaType()))
                    .append('\n');
        }
        return table.append("|===\n").toString();
    }

    private static String values(BaseOptionModel option) {
        return option.getEnums() == null || option.getEnums().isEmpty()
                ? ""
                : " Values: `" + String.join("`, `", option.getEnums()) + "`.";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "{asterisk}");
    }
}
