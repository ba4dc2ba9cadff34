// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.definition;

import java.util.Map;
import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.definition.CsdlWriter;

/** Gives the CSDL document, which is XML whatever the request accepts. */
final class CsdlRoute implements Route<WebApiRequest> {

    private final Environment environment;

    CsdlRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return request.is("GET")
                && request.path().isRoot()
                && request.path().root().equals("$metadata");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        return new Reply(200, Map.of("Content-Type", "application/xml"), CsdlWriter.write(environment.catalog()));
    }

    /** The answer has one form only, which callers get whatever they accept. */
    @Override
    public Set<String> answerTypes() {
        return Set.of();
    }
}
/*
 * Page "Web API Service Documents":
 *
 *   GET [environment]/api/data/v9.2/$metadata
 *
 *   200 OK
 *   Content-Type: application/xml
 *   <edmx:Edmx Version="4.0" ...><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" ...>
 *     <EntityType Name="account" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="accountid"/></Key>
 *       <Property Name="name" Type="Edm.String" Unicode="false"/>...
 */
