// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import io.github.cameldataverse.component.DataverseConstants;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.springframework.stereotype.Component;

/** The three routes: files in, changes back, removal. */
@Component
class CustomerRoutes extends RouteBuilder {
    /** Name under which the feed keeps its place. */
    static final String CURSOR = "quickstart";

    private final Progress progress;

    CustomerRoutes(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void configure() {
        onException(Exception.class).bean(progress, "failed(${exception})");

        // every file is a list of customers; the alternate key says which of them exist already
        from("file:{{quickstart.inbox}}?include=.*[.]csv&delay=200&initialDelay=0&moveFailed=.failed")
                .routeId("customers")
                .unmarshal(customers())
                .to("dataverse:accounts?operation=upsert&key=accountnumber&returnRepresentation=true")
                .bean(progress, "written(${body})");

        // upserted rows arrive as rows, deleted ones as references
        from("dataverse:accounts?trackBy=changeTracking&delay=1s&select=accountnumber,name,telephone1,address1_city"
                        + "&offsetRepository=#cursors&bridgeErrorHandler=true&cursorName=" + CURSOR)
                .routeId("changes")
                .log(
                        LoggingLevel.INFO,
                        "quickstart.changes",
                        "${header." + DataverseConstants.CHANGE_TYPE + "} ${header." + DataverseConstants.ROW_ID
                                + "} ${body}")
                .bean(progress, "changed(${body})");

        from("direct:remove").routeId("remove").to("dataverse:accounts?operation=delete&key=accountnumber");
    }

    /** A file of one line is a list too. */
    private static BindyCsvDataFormat customers() {
        BindyCsvDataFormat format = new BindyCsvDataFormat(Customer.class);
        format.setUnwrapSingleInstance(false);
        return format;
    }
}
