// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Writes the functions of the CSDL document, with the types of their parameters and answers. Source: pages
 * "RetrieveCurrentOrganization Function", "OrganizationDetail ComplexType" and "WhoAmI Function".
 */
final class CsdlFunctions {

    private static final String WHO_AM_I = "WhoAmI";
    private static final String VERSION = "RetrieveVersion";
    private static final String ORGANIZATION = "RetrieveCurrentOrganization";
    private static final String TEXT = "Edm.String";
    private static final String GUID = "Edm.Guid";

    private static final String[] ORGANIZATION_TYPES = {
        "Customer", "Monitoring", "Support", "BackEnd", "Secondary", "CustomerTest", "CustomerFreeTest",
        "CustomerPreview", "Placeholder", "TestDrive", "MsftInvestigation", "EmailTrial", "Default", "Developer",
        "Trial", "Teams"
    };

    private final XmlTree xml;

    CsdlFunctions(XmlTree xml) {
        this.xml = xml;
    }

    /** The types and the functions, below the schema. */
    void declare() throws XMLStreamException {
        xml.open("ComplexType", "Name", WHO_AM_I + "Response");
        for (String id : List.of("BusinessUnitId", "UserId", "OrganizationId")) {
            xml.leaf("Property", "Name", id, "Type", GUID, "Nullable", "false");
        }
        xml.close();
        answerType(VERSION, "Version", TEXT);
        organization();
        function(WHO_AM_I);
        function(VERSION);
        function(ORGANIZATION, "AccessType", "mscrm.EndpointAccessType");
    }

    /** The functions once more, below the entity container. */
    void imports(String namespace) throws XMLStreamException {
        for (String name : List.of(WHO_AM_I, VERSION, ORGANIZATION)) {
            xml.leaf("FunctionImport", "Name", name, "Function", namespace + "." + name);
        }
    }

    private void organization() throws XMLStreamException {
        enumType("EndpointAccessType", "Default", "Internet", "Intranet");
        enumType("EndpointType", "OrganizationService", "OrganizationDataService", "WebApplication");
        enumType("OrganizationState", "Enabled", "Disabled");
        enumType("OrganizationType", ORGANIZATION_TYPES);
        xml.open("ComplexType", "Name", "EndpointCollection");
        property("Count", "Edm.Int32");
        property("IsReadOnly", "Edm.Boolean");
        property("Keys", "Collection(mscrm.EndpointType)");
        property("Values", "Collection(Edm.String)");
        xml.close();
        xml.open("ComplexType", "Name", "OrganizationDetail");
        property("OrganizationId", GUID);
        property("DatacenterId", GUID);
        for (String name : List.of("FriendlyName", "OrganizationVersion", "EnvironmentId", "Geo", "TenantId")) {
            property(name, TEXT);
        }
        for (String name : List.of("UrlName", "UniqueName", "SchemaType")) {
            property(name, TEXT);
        }
        property("Endpoints", "mscrm.EndpointCollection");
        property("State", "mscrm.OrganizationState");
        property("OrganizationType", "mscrm.OrganizationType");
        xml.close();
        answerType(ORGANIZATION, "Detail", "mscrm.OrganizationDetail");
    }

    private void function(String name, String... parameters) throws XMLStreamException {
        xml.open("Function", "Name", name);
        for (int i = 0; i < parameters.length; i += 2) {
            xml.leaf("Parameter", "Name", parameters[i], "Type", parameters[i + 1], "Nullable", "false");
        }
        xml.leaf("ReturnType", "Type", "mscrm." + name + "Response", "Nullable", "false");
        xml.close();
    }

    private void answerType(String function, String name, String type) throws XMLStreamException {
        xml.open("ComplexType", "Name", function + "Response");
        property(name, type);
        xml.close();
    }

    private void property(String name, String type) throws XMLStreamException {
        xml.open("Property", "Name", name, "Type", type);
        if (type.startsWith("Collection")) {
            xml.attribute("Nullable", "false");
        }
        if (type.contains(TEXT)) {
            xml.attribute("Unicode", "false");
        }
        xml.close();
    }

    private void enumType(String name, String... members) throws XMLStreamException {
        xml.open("EnumType", "Name", name);
        for (int i = 0; i < members.length; i++) {
            xml.leaf("Member", "Name", members[i], "Value", String.valueOf(i));
        }
        xml.close();
    }
}
