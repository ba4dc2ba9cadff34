// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cameldataverse.client.connection.ConnectionSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A program that reads all accounts through a route, row by row, and prints how many there were. */
final class ReadEveryRow {
    private ReadEveryRow() {}

    /** URL of the environment, authority, client id, certificate, certificate to trust, form of the rows. */
    public static void main(String[] arguments) throws Exception {
        ConnectionSettings settings = new ConnectionSettings();
        settings.setEnvironmentUrl(arguments[0]);
        settings.setAuthority(arguments[1]);
        settings.setClientId(arguments[2]);
        settings.getCertificate().setFile(arguments[3]);
        settings.getTrust().setFile(arguments[4]);
        String query = "dataverse:accounts?operation=query&outputType=" + arguments[5]
                + "&select=name,accountnumber,emailaddress1,numberofemployees,creditonhold,createdon,modifiedon";
        AtomicInteger rows = new AtomicInteger();
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getComponent("dataverse", DataverseComponent.class).setConnections(Map.of("sales", settings));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:all")
                            .to(query)
                            .split(body())
                            .streaming()
                            .stopOnException()
                            .process(exchange -> rows.incrementAndGet());
                }
            });
            camel.start();
            camel.createProducerTemplate().requestBody("direct:all", (Object) null);
        }
        System.out.println("rows=" + rows + " heap=" + Runtime.getRuntime().maxMemory() / (1024 * 1024) + "m");
    }
}
