// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.model;

import io.github.cameldataverse.client.model.RelationshipDefinition.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RelationshipDefinitionTest {
    @Test
    void anOwnerIsAUserOrATeam() {
        RelationshipDefinition owner =
                new RelationshipDefinition("owner_accounts", Kind.manyToOne, "ownerid", "owner", "ownerid");
        assertThat(owner.leadsTo("systemuser")).isTrue();
        assertThat(owner.leadsTo("team")).isTrue();
        assertThat(owner.leadsTo("contact")).isFalse();
    }

    @Test
    void anyOtherRelationshipLeadsToItsOwnTableOnly() {
        RelationshipDefinition contact = new RelationshipDefinition(
                "account_primary_contact", Kind.manyToOne, "primarycontactid", "contact", "primarycontactid");
        assertThat(contact.leadsTo("contact")).isTrue();
        assertThat(contact.leadsTo("systemuser")).isFalse();
    }
}
