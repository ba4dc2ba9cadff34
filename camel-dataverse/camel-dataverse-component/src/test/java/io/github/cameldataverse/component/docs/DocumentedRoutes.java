// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.docs;

import io.github.cameldataverse.component.DataverseConstants;
import org.apache.camel.builder.RouteBuilder;

/** The routes of the documentation in Java; each stands there as between its tags. */
final class DocumentedRoutes extends RouteBuilder {
    @Override
    public void configure() {
        // tag::create[]
        from("direct:create").routeId("create").to("dataverse:accounts?connection=sales&operation=create");
        // end::create[]

        // tag::retrieve[]
        from("direct:retrieve")
                .routeId("retrieve")
                .to("dataverse:accounts?connection=sales&operation=retrieve&key=accountnumber&select=name,creditlimit");
        // end::retrieve[]

        // tag::update[]
        from("direct:update")
                .routeId("update")
                .to("dataverse:accounts?connection=sales&operation=update&key=accountnumber");
        // end::update[]

        // tag::upsert[]
        from("direct:upsert")
                .routeId("upsert")
                .to("dataverse:accounts?connection=sales&operation=upsert&key=accountnumber");
        // end::upsert[]

        // tag::load[]
        from("direct:load")
                .routeId("load")
                .to("dataverse:accounts?connection=sales&operation=upsert&key=accountnumber&onRowError=report")
                .split(body())
                .filter(simple("${body.isFailed}"))
                .to("direct:bad");
        // end::load[]

        // tag::delete[]
        from("direct:delete")
                .routeId("delete")
                .to("dataverse:accounts?connection=sales&operation=delete&key=accountnumber");
        // end::delete[]

        // tag::query[]
        from("direct:query")
                .routeId("query")
                .setHeader("CamelDataverseParameters", body())
                .to("dataverse:accounts?connection=sales&operation=query&select=name,creditlimit"
                        + "&filter=address1_city eq @city&orderBy=name");
        // end::query[]

        // tag::stream[]
        from("direct:stream")
                .routeId("stream")
                .to("dataverse:accounts?connection=sales&operation=query&select=name&outputType=iterator")
                .split(body())
                .streaming()
                .to("direct:each");
        // end::stream[]

        // tag::count[]
        from("direct:count")
                .routeId("count")
                .setHeader("CamelDataverseParameters", body())
                .to("dataverse:accounts?connection=sales&operation=count&filter=address1_city eq @city");
        // end::count[]

        // tag::expand[]
        from("direct:expand")
                .routeId("expand")
                .to("dataverse:accounts?connection=sales&operation=query"
                        + "&select=name&expand=primarycontactid($select=fullname)");
        // end::expand[]

        // tag::apply[]
        from("direct:apply")
                .routeId("apply")
                .to("dataverse:accounts?connection=sales&operation=query"
                        + "&apply=groupby((statecode),aggregate($count as count))");
        // end::apply[]

        // tag::fetchXml[]
        from("direct:fetchXml")
                .routeId("fetchXml")
                .setBody(constant("<fetch><entity name='account'><attribute name='name'/></entity></fetch>"))
                .to("dataverse:accounts?connection=sales&operation=query");
        // end::fetchXml[]

        // tag::search[]
        from("direct:search")
                .routeId("search")
                .to("dataverse:accounts?connection=sales&operation=search&term=contoso&top=5");
        // end::search[]

        // tag::suggest[]
        from("direct:suggest")
                .routeId("suggest")
                .to("dataverse:environment?connection=sales&operation=suggest&term=cont");
        // end::suggest[]

        // tag::autocomplete[]
        from("direct:autocomplete")
                .routeId("autocomplete")
                .to("dataverse:environment?connection=sales&operation=autocomplete&term=cont");
        // end::autocomplete[]

        // tag::invoke[]
        from("direct:invoke")
                .routeId("invoke")
                .to("dataverse:environment?connection=sales&operation=invoke&name=RetrieveTotalRecordCount");
        // end::invoke[]

        // tag::raw[]
        from("direct:raw")
                .routeId("raw")
                .to("dataverse:environment?connection=sales"
                        + "&operation=raw&method=GET&path=organizations?$select=name");
        // end::raw[]

        // tag::uploadFile[]
        from("direct:uploadFile")
                .routeId("uploadFile")
                .to("dataverse:sample_orders?connection=sales&operation=uploadFile&column=sample_contract");
        // end::uploadFile[]

        // tag::downloadFile[]
        from("direct:downloadFile")
                .routeId("downloadFile")
                .to("dataverse:sample_orders?connection=sales" + "&operation=downloadFile&column=sample_contract");
        // end::downloadFile[]

        // tag::deleteFile[]
        from("direct:deleteFile")
                .routeId("deleteFile")
                .to("dataverse:sample_orders?connection=sales&operation=deleteFile&column=sample_contract");
        // end::deleteFile[]

        // tag::describe[]
        from("direct:describe")
                .routeId("describe")
                .to("dataverse:accounts?connection=sales&operation=describe&outputType=json");
        // end::describe[]

        // tag::testConnection[]
        from("direct:testConnection")
                .routeId("testConnection")
                .to("dataverse:environment?connection=sales&operation=testConnection");
        // end::testConnection[]

        // tag::whoAmI[]
        from("direct:whoAmI").routeId("whoAmI").to("dataverse:environment?connection=sales&operation=whoAmI");
        // end::whoAmI[]

        // tag::changes[]
        from("dataverse:accounts?connection=sales&select=name,creditlimit&offsetRepository=#cursors")
                .routeId("changes")
                .choice()
                .when(header(DataverseConstants.CHANGE_TYPE).isEqualTo("deleted"))
                .to("direct:closed")
                .otherwise()
                .to("direct:changed");
        // end::changes[]
    }
}
