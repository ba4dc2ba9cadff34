// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.customization;

import java.util.Set;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Reply;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;
import io.github.cameldataverse.emulator.customization.Customization;
import io.github.cameldataverse.emulator.metadata.TableDefinition;
import io.github.cameldataverse.emulator.route.definition.Definitions;

/** Changes the definition of a column. */
final class ChangeColumnRoute implements Route<WebApiRequest> {

    private final Environment environment;

    ChangeColumnRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean accepts(WebApiRequest request) {
        return PartAddress.isMember(request, "PUT", "Attributes");
    }

    @Override
    public Reply answer(WebApiRequest request) {
        request.query().allow(Set.of());
        TableDefinition table = Definitions.table(environment, request);
        new Customization(environment.catalog(), environment.store())
                .changeColumn(table, PartAddress.column(request, table), request.body());
        return Reply.noContent();
    }
}
/*
 * Page "Create and update table definitions using the Web API":
 *
 *   PUT [environment]/api/data/v9.2/EntityDefinitions(LogicalName='new_bankaccount')/Attributes(LogicalName='new_bankname')
 *   MSCRM.MergeLabels: true
 *   {"@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata", "SchemaName": "new_BankName", "MaxLength": 200, ...}
 *
 *   204 No Content
 */
