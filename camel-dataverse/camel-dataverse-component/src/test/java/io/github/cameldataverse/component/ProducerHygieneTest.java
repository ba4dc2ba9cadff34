// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cameldataverse.client.DataverseClients;
import io.github.cameldataverse.client.model.Row;
import io.github.cameldataverse.client.model.RowsFailedException;
import io.github.cameldataverse.client.model.ValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.WrappedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a call leaves behind: no open file, no header for the next endpoint, no lost outcome. */
class ProducerHygieneTest extends EmulatorRoutes {
    private static final String ACCOUNTS = "dataverse:accounts?connection=sales&operation=";

    /** A file in a message, as camel-file has it, that knows whether it was closed. */
    private static final class MessageFile implements WrappedFile<Path> {
        private final Path file;
        private final List<InputStream> open = new ArrayList<>();

        MessageFile(Path file) {
            this.file = file;
        }

        InputStream open() throws IOException {
            InputStream in = new FilterInputStream(Files.newInputStream(file)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    open.remove(this);
                }
            };
            open.add(in);
            return in;
        }

        @Override
        public Path getFile() {
            return file;
        }

        @Override
        public Object getBody() {
            return file;
        }

        @Override
        public long getFileLength() {
            return file.toFile().length();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "query", "retrieve&rowId=" + LITWARE, "delete&rowId=" + LITWARE, "update"})
    void aFileInTheMessageIsClosedWhateverBecomesOfIt(String operation, @TempDir Path folder) throws IOException {
        camel.getTypeConverterRegistry().addTypeConverters(new MessageFileConverters());
        MessageFile file = new MessageFile(Files.writeString(folder.resolve("a.json"), "{\"name\":\"From a file\"}"));
        Exchange done = template.request(
                ACCOUNTS + operation, exchange -> exchange.getMessage().setBody(file));
        assertThat(done.getException() == null || operation.equals("update")).isTrue();
        assertThat(file.open).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CamelDataverseReturnRepresentation, maybe, create",
        "CamelDataverseTop, abc, query",
        "CamelDataversePageSize, many, query",
        "CamelDataverseParameters, city, query"
    })
    void aHeaderOfTheWrongTypeIsRefusedByItsName(String header, String value, String operation) {
        Exchange done = request(ACCOUNTS + operation, Map.of("name", "x"), Map.of(header, value));
        assertThat(done.getException()).isInstanceOf(ValidationException.class).hasMessageContainingAll(header, value);
    }

    @Test
    void headersThatSteerACallAreUsedUpByIt() {
        Map<String, Object> steering = new HashMap<>(Map.of(
                DataverseConstants.OPERATION, "query",
                DataverseConstants.FILTER, "name eq @name",
                DataverseConstants.PARAMETERS, Map.of("name", "Litware, Inc."),
                DataverseConstants.SELECT, "name",
                DataverseConstants.TOP, 1,
                DataverseConstants.IF_MATCH, "*"));
        Exchange done = request(ACCOUNTS + "create", null, steering);
        assertThat(done.getMessage().getBody(List.class)).singleElement().satisfies(row -> assertThat((Row) row)
                .containsEntry("name", "Litware, Inc."));
        assertThat(done.getMessage().getHeaders().keySet())
                .containsExactlyInAnyOrder(
                        DataverseConstants.TABLE, DataverseConstants.COUNT, DataverseConstants.REQUEST_ID);
    }

    @Test
    void valuesInAFilterAreBoundWhateverTheyHold() {
        send(ACCOUNTS + "create", Map.of("name", "A+B & 'C' %2B"));
        Exchange done = request(
                ACCOUNTS + "query&filter=name eq @name",
                null,
                Map.of(DataverseConstants.PARAMETERS, Map.of("name", "A+B & 'C' %2B")));
        assertThat(done.getMessage().getBody(List.class)).hasSize(1);
        Exchange forgotten = request(ACCOUNTS + "query&filter=name eq @name", null, Map.of());
        assertThat(forgotten.getException()).hasMessageContainingAll("@name", "no value");
    }

    @Test
    void aBodyThatCannotBeClosedHidesNoOutcome() {
        Stream<Map<String, Object>> rows = Stream.<Map<String, Object>>of(Map.of("name", "good"), Map.of("nmae", "bad"))
                .onClose(() -> {
                    throw new IllegalStateException("cannot be closed");
                });
        assertThatThrownBy(() -> send(ACCOUNTS + "create", rows))
                .cause()
                .isInstanceOfSatisfying(RowsFailedException.class, error -> assertThat(error.outcomes())
                        .hasSize(2));
    }

    @Test
    void aRowThatOptionAndBodyNameDifferentlyIsRefused() {
        Map<String, Object> other = Map.of("accountid", "60c4e274-0d87-4711-80e5-00155db19eff", "name", "x");
        assertThatThrownBy(() -> send(ACCOUNTS + "update&rowId=" + LITWARE, other))
                .cause()
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("option rowId");
        Map<String, Object> otherKey = Map.of("accountnumber", "ACC-9", "name", "x");
        assertThatThrownBy(() -> send(ACCOUNTS + "upsert&key=accountnumber='ACC-1002'", otherKey))
                .cause()
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("ACC-1002", "ACC-9");
    }

    @Test
    void aPathIsNotTakenForTheRowsOfItsParts(@TempDir Path folder) {
        assertThatThrownBy(() -> send(ACCOUNTS + "create", folder)).cause().isInstanceOf(ValidationException.class);
        assertThat(accounts()).noneMatch(row -> String.valueOf(row.get("name")).contains(folder.toString()));
    }

    @Test
    void severalBeansOfClientsAreRefusedForItIsOpenWhoseConnectionsAreMeant() {
        camel.getRegistry().bind("one", new DataverseClients(List.of()));
        camel.getRegistry().bind("two", new DataverseClients(List.of()));
        assertThatThrownBy(() -> send(ACCOUNTS + "query&top=1", null))
                .isInstanceOf(RuntimeCamelException.class)
                .hasStackTraceContaining("2 beans");
    }

    @Test
    void anEndpointWithoutATableIsRefusedInASentence() {
        assertThatThrownBy(() -> camel.getEndpoint("dataverse?operation=create"))
                .hasStackTraceContaining("is no name of a table");
    }

    private Exchange request(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** Opens the file of a message, as camel-file's own converters do. */
    public static final class MessageFileConverters implements org.apache.camel.TypeConverters {
        /** The bytes of the file. */
        @org.apache.camel.Converter
        public InputStream toInputStream(MessageFile file) throws IOException {
            return file.open();
        }

        /** The text of the file. */
        @org.apache.camel.Converter
        public String toText(MessageFile file) throws IOException {
            return Files.readString(file.getFile(), StandardCharsets.UTF_8);
        }
    }
}
