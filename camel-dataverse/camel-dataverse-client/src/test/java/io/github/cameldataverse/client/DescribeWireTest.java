// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client;

import io.github.cameldataverse.client.model.Choice;
import io.github.cameldataverse.client.model.RelationshipDefinition;
import io.github.cameldataverse.client.model.RelationshipDefinition.Kind;
import io.github.cameldataverse.client.model.TableDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.cameldataverse.client.WireEnvironment.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What a client tells about a table. */
class DescribeWireTest {
    @RegisterExtension
    final WireEnvironment wire = new WireEnvironment();

    @Test
    void aTableIsDescribedWithTypesChoicesAndRelationships() {
        wire.given(get(urlPathEqualTo(API + "organizations")), okJson("{\"value\":[{\"languagecode\":1033}]}"));
        wire.given(
                get(urlPathEqualTo(API + "EntityDefinitions(LogicalName='account')/Attributes"
                        + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata")),
                okJson("""
                        {"value":[{"LogicalName":"industry","OptionSet":{"Options":[{"Value":3,"Label":{"LocalizedLabels":[
                        {"Label":"Trade","LanguageCode":1033}]}}]}}]}"""));
        TableDescription account = wire.accounts().describe();
        assertThat(account.definition().column("creditlimit").type()).isEqualTo("MoneyType");
        assertThat(account.choices()).containsOnlyKeys("industry");
        assertThat(account.choices().get("industry")).containsExactly(new Choice(3, "Trade"));
        assertThat(account.relationships())
                .extracting(RelationshipDefinition::navigationProperty, RelationshipDefinition::kind)
                .containsExactly(
                        tuple("primarycontactid", Kind.manyToOne),
                        tuple("Account_Tasks", Kind.oneToMany),
                        tuple("new_account_contact", Kind.manyToMany));
    }

    @Test
    void aDescriptionShowsWhatHasChangedSinceTheTableWasFirstUsed() {
        DataverseClient.TableSpec accounts = wire.accounts();
        wire.given(get(urlPathEqualTo(API + "organizations")), okJson("{\"value\":[{\"languagecode\":1033}]}"));
        wire.given(
                get(urlPathEqualTo(API + "EntityDefinitions(LogicalName='account')/Attributes"
                        + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata")),
                okJson("{\"value\":[]}"));
        wire.given(get(urlPathEqualTo(API + "EntityDefinitions")), okJson("""
                {"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid",
                "Attributes":[{"LogicalName":"new_rank","AttributeTypeName":{"Value":"IntegerType"}}]}]}"""));
        assertThat(accounts.definition().columns()).doesNotContainKey("new_rank");
        assertThat(accounts.describe().definition().columns()).containsOnlyKeys("new_rank");
    }
}
