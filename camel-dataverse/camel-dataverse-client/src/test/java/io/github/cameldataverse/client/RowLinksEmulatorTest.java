// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.github.cameldataverse.client.auth.AccessToken;
import io.github.cameldataverse.client.connection.Connection;
import io.github.cameldataverse.client.connection.ConnectionSettings;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.RowRef;
import io.github.cameldataverse.client.model.UnknownNameException;
import io.github.cameldataverse.client.model.ValidationException;
import io.github.cameldataverse.emulator.Authentication;
import io.github.cameldataverse.emulator.DataverseEmulatorExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Links between rows in an environment that behaves as documented. */
class RowLinksEmulatorTest {
    @RegisterExtension
    static final DataverseEmulatorExtension EMULATOR =
            DataverseEmulatorExtension.with(emulator -> emulator.authentication(Authentication.OPTIONAL));

    private Connection connection;
    private DataverseClient client;
    private RowRef account;
    private RowRef contact;
    private RowRef lead;

    @BeforeEach
    void connect() {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(EMULATOR.emulator().httpEnvironmentUrl().toString());
        settings.setTokenSource(request -> new AccessToken("token", Instant.MAX));
        connection = Connection.build("emulator", settings);
        client = DataverseClient.create(connection);
        account = create("account", Map.of("name", "A"));
        contact = create("contact", Map.of("lastname", "C"));
        lead = create("lead", Map.of("lastname", "L", "subject", "S"));
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void aLookupIsLinkedAndTheLinkEnds() {
        row(account).associate("primarycontactid", contact);
        assertThat(row(account).retrieve().getRef("primarycontactid")).isEqualTo(contact);
        row(account).disassociate("primarycontactid", null);
        assertThat(row(account).retrieve().get("primarycontactid")).isNull();
    }

    @Test
    void aRowIsLinkedWithManyThatPointToIt() {
        row(account).associate("contact_customer_accounts", contact);
        assertThat(row(contact).retrieve().getUuid("parentcustomerid")).isEqualTo(account.id());
        row(account).disassociate("contact_customer_accounts", contact);
        assertThat(row(contact).retrieve().get("parentcustomerid")).isNull();
    }

    @Test
    void rowsAreLinkedManyToManyFromEitherSideByAnyCaseOfTheName() {
        row(account).associate("AccountLeads_Association", lead);
        assertThatThrownBy(() -> row(lead).associate("accountleads_association", account))
                .isInstanceOf(DataverseException.class);
        row(lead).disassociate("accountleads_association", account);
        row(lead).associate("accountleads_association", account);
    }

    @Test
    void anUnknownRelationshipListsTheNearOnes() {
        assertThatThrownBy(() -> row(account).associate("primarycontact", contact))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("relationship of table account")
                .hasMessageContaining("primarycontactid");
    }

    @Test
    void aRowOfAnotherTableIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> row(account).associate("primarycontactid", lead))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("leads to rows of table contact, but the other row is one of lead");
    }

    @Test
    void aLinkToManyDoesNotEndWithoutTheOtherRow() {
        assertThatThrownBy(() -> row(account).disassociate("contact_customer_accounts", null))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("give the other row");
    }

    private RowRef create(String table, Map<String, Object> values) {
        UUID id = client.table(table).create(values, false).id().orElseThrow();
        return new RowRef(table, id);
    }

    private DataverseClient.RowSpec row(RowRef ref) {
        return client.table(ref.table()).row(ref.id());
    }
}
