// SPDX-License-Identifier: Apache-2.0
// One call of each operation that the emulator answers, over TLS and with a token of msal-node.
import assert from "node:assert/strict";
import { DynamicsWebApi } from "dynamics-web-api";
import { environmentUrl, login, newApplication } from "./ready.mjs";

const application = newApplication();
const api = new DynamicsWebApi({
  serverUrl: environmentUrl,
  dataApi: { version: "9.2" },
  onTokenRefresh: async () => (await login(application)).accessToken,
});

const calls = [];
async function call(name, test) {
  await test();
  calls.push(name);
}

const GUID = /^[0-9a-f-]{36}$/i;
const ACCOUNT = "LogicalName='account'";
const CRM = "Microsoft.Dynamics.CRM.";
let id;

await call("callFunction WhoAmI", async () => {
  const me = await api.callFunction("WhoAmI");
  assert.match(me.UserId, GUID);
});
await call("callFunction RetrieveVersion", async () => {
  const answer = await api.callFunction("RetrieveVersion");
  assert.match(answer.Version, /^9\.2\./);
});
await call("callFunction RetrieveCurrentOrganization", async () => {
  const answer = await api.callFunction({
    name: "RetrieveCurrentOrganization",
    parameters: { AccessType: CRM + "EndpointAccessType'Default'" },
  });
  assert.equal(answer.Detail.State, "Enabled");
  assert.match(answer.Detail.OrganizationId, GUID);
});
await call("create", async () => {
  id = await api.create({ collection: "accounts", data: { name: "By npm", accountnumber: "NPM-1" } });
  assert.match(id, GUID);
});
await call("create with representation and a lookup", async () => {
  const row = await api.create({
    collection: "accounts",
    data: { name: "Child", "parentaccountid@odata.bind": `/accounts(${id})` },
    select: ["name", "_parentaccountid_value"],
    returnRepresentation: true,
  });
  assert.equal(row.name, "Child");
  assert.equal(row._parentaccountid_value, id);
});
await call("retrieve", async () => {
  const row = await api.retrieve({
    collection: "accounts",
    key: id,
    select: ["name", "statecode"],
    includeAnnotations: "OData.Community.Display.V1.FormattedValue",
  });
  assert.equal(row.name, "By npm");
  assert.equal(row["statecode@OData.Community.Display.V1.FormattedValue"], "Active");
});
await call("retrieve by alternate key", async () => {
  const row = await api.retrieve({ collection: "accounts", key: "accountnumber='NPM-1'", select: ["name"] });
  assert.equal(row.accountid, id);
});
await call("retrieve if it has changed", async () => {
  const row = await api.retrieve({ collection: "accounts", key: id, select: ["name"] });
  const again = { collection: "accounts", key: id, select: ["name"], ifnonematch: row["@odata.etag"] };
  assert.equal((await api.retrieve(again)) ?? null, null);
});
await call("retrieve of one property", async () => {
  const answer = await api.retrieve({ collection: "accounts", key: id, navigationProperty: "name" });
  assert.equal(answer.value, "By npm");
});
await call("create and retrieve by a composite alternate key with a lookup", async () => {
  await api.create({
    collection: "sample_orders",
    data: { sample_name: "First", sample_line: 1, "sample_AccountId@odata.bind": `/accounts(${id})` },
  });
  const key = `_sample_accountid_value=${id},sample_line=1`;
  const row = await api.retrieve({ collection: "sample_orders", key, select: ["sample_name"] });
  assert.equal(row.sample_name, "First");
});
await call("update", async () => {
  assert.equal(await api.update({ collection: "accounts", key: id, data: { name: "Updated" } }), true);
});
await call("update with representation", async () => {
  const row = await api.update({
    collection: "accounts",
    key: id,
    data: { telephone1: "555-1" },
    select: ["telephone1"],
    returnRepresentation: true,
  });
  assert.equal(row.telephone1, "555-1");
});
await call("update if the version is the same", async () => {
  const row = await api.retrieve({ collection: "accounts", key: id, select: ["name"] });
  await api.update({ collection: "accounts", key: id, data: { name: "Once" }, ifmatch: row["@odata.etag"] });
  assert.equal(
    await api.update({ collection: "accounts", key: id, data: { name: "Twice" }, ifmatch: row["@odata.etag"] }),
    false,
  );
});
await call("updateSingleProperty", async () => {
  await api.updateSingleProperty({ collection: "accounts", key: id, fieldValuePair: { name: "Single" } });
  const row = await api.retrieve({ collection: "accounts", key: id, select: ["name"] });
  assert.equal(row.name, "Single");
});
await call("upsert that creates", async () => {
  await api.upsert({ collection: "accounts", key: "accountnumber='NPM-2'", data: { name: "Upserted" } });
  const row = await api.retrieve({ collection: "accounts", key: "accountnumber='NPM-2'", select: ["name"] });
  assert.equal(row.name, "Upserted");
});
await call("upsert that updates, with representation", async () => {
  const row = await api.upsert({
    collection: "accounts",
    key: "accountnumber='NPM-2'",
    data: { name: "Upserted twice" },
    select: ["name"],
    returnRepresentation: true,
  });
  assert.equal(row.name, "Upserted twice");
});
await call("upsert that must not update", async () => {
  assert.equal(
    await api.upsert({ collection: "accounts", key: id, data: { name: "Never" }, ifnonematch: "*" }),
    null,
  );
});
await call("retrieveMultiple with pages", async () => {
  const first = await api.retrieveMultiple({
    collection: "accounts",
    select: ["name"],
    orderBy: ["name asc"],
    count: true,
    maxPageSize: 3,
  });
  assert.equal(first.value.length, 3);
  assert.equal(first.oDataCount, 7);
  const second = await api.retrieveMultiple({ collection: "accounts", maxPageSize: 3 }, first.oDataNextLink);
  assert.equal(second.value.length, 3);
  assert.ok(second.value[0].name > first.value[2].name);
});
await call("retrieveMultiple with a filter", async () => {
  const found = await api.retrieveMultiple({
    collection: "accounts",
    select: ["name"],
    filter: "startswith(name, 'Upserted') and statecode eq 0",
    top: 5,
  });
  assert.deepEqual(
    found.value.map((row) => row.name),
    ["Upserted twice"],
  );
});
await call("retrieveAll", async () => {
  const all = await api.retrieveAll({ collection: "accounts", select: ["name"], maxPageSize: 2 });
  assert.equal(all.value.length, 7);
});
await call("count", async () => {
  assert.equal(await api.count({ collection: "accounts" }), 7);
});
await call("count with a filter", async () => {
  assert.equal(await api.count({ collection: "accounts", filter: "name eq 'Upserted twice'" }), 1);
});
await call("countAll", async () => {
  assert.equal(await api.countAll({ collection: "accounts", select: ["name"] }), 7);
});
await call("change tracking", async () => {
  const first = await api.retrieveMultiple({ collection: "accounts", select: ["name"], trackChanges: true });
  await api.update({ collection: "accounts", key: id, data: { name: "Tracked" } });
  const changes = await api.retrieveMultiple({ collection: "accounts", select: ["name"] }, first.oDataDeltaLink);
  assert.deepEqual(
    changes.value.map((row) => row.name),
    ["Tracked"],
  );
});
await call("change tracking of a deletion", async () => {
  const first = await api.retrieveMultiple({ collection: "contacts", select: ["lastname"], trackChanges: true });
  const contact = await api.create({ collection: "contacts", data: { lastname: "Gone" } });
  await api.deleteRecord({ collection: "contacts", key: contact });
  const changes = await api.retrieveMultiple({ collection: "contacts" }, first.oDataDeltaLink);
  assert.deepEqual(
    changes.value.map((change) => [change.id, change.reason]),
    [[contact, "deleted"]],
  );
});
await call("retrieveCsdlMetadata", async () => {
  const document = await api.retrieveCsdlMetadata();
  for (const name of ["WhoAmI", "RetrieveVersion", "RetrieveCurrentOrganization"]) {
    assert.ok(document.includes(`<FunctionImport Name="${name}"`), name);
  }
  assert.ok(document.includes('<EntitySet Name="accounts"'));
});
await call("retrieveEntities", async () => {
  const tables = await api.retrieveEntities({ select: ["LogicalName", "EntitySetName"] });
  assert.ok(tables.value.some((table) => table.LogicalName === "account" && table.EntitySetName === "accounts"));
});
await call("retrieveEntities with a filter", async () => {
  const tables = await api.retrieveEntities({ select: ["LogicalName"], filter: "SchemaName eq 'Account'" });
  assert.deepEqual(
    tables.value.map((table) => table.LogicalName),
    ["account"],
  );
});
await call("retrieveEntity with columns, keys and relationships", async () => {
  const table = await api.retrieveEntity({
    key: ACCOUNT,
    select: ["LogicalName"],
    expand: [
      { property: "Attributes", select: ["LogicalName", "AttributeType"] },
      { property: "Keys", select: ["LogicalName", "KeyAttributes"] },
      { property: "ManyToOneRelationships", select: ["ReferencingAttribute", "ReferencedEntity"] },
      { property: "OneToManyRelationships", select: ["ReferencingEntity"] },
    ],
  });
  assert.ok(table.Attributes.some((column) => column.LogicalName === "name" && column.AttributeType === "String"));
  assert.deepEqual(table.Keys[0].KeyAttributes, ["accountnumber"]);
  const lookups = table.ManyToOneRelationships.map((relationship) => relationship.ReferencingAttribute);
  assert.ok(lookups.includes("primarycontactid"));
  assert.ok(table.OneToManyRelationships.some((relationship) => relationship.ReferencingEntity === "contact"));
});
await call("retrieveAttributes", async () => {
  const columns = await api.retrieveAttributes({ entityKey: ACCOUNT, select: ["LogicalName"] });
  assert.ok(columns.value.some((column) => column.LogicalName === "revenue"));
});
await call("retrieveAttributes of one type, with choices", async () => {
  const columns = await api.retrieveAttributes({
    entityKey: ACCOUNT,
    castType: CRM + "PicklistAttributeMetadata",
    select: ["LogicalName"],
    expand: [{ property: "OptionSet" }, { property: "GlobalOptionSet" }],
  });
  const industry = columns.value.find((column) => column.LogicalName === "industrycode");
  assert.equal(industry.OptionSet.Options[0].Label.UserLocalizedLabel.Label, "Accounting");
});
await call("retrieveAttribute", async () => {
  const column = await api.retrieveAttribute({
    entityKey: ACCOUNT,
    attributeKey: "LogicalName='name'",
    castType: CRM + "StringAttributeMetadata",
    select: ["LogicalName", "MaxLength"],
  });
  assert.equal(column.MaxLength, 160);
});
await call("deleteRecord of one property", async () => {
  await api.deleteRecord({ collection: "accounts", key: id, property: "telephone1" });
  const row = await api.retrieve({ collection: "accounts", key: id, select: ["telephone1"] });
  assert.equal(row.telephone1, null);
});
await call("deleteRecord if the version is the same", async () => {
  const row = await api.retrieve({ collection: "accounts", key: id, select: ["name"] });
  await api.update({ collection: "accounts", key: id, data: { fax: "1" } });
  const stale = { collection: "accounts", key: id, ifmatch: row["@odata.etag"] };
  assert.equal(await api.deleteRecord(stale), false);
});
await call("deleteRecord by alternate key", async () => {
  await api.deleteRecord({ collection: "accounts", key: "accountnumber='NPM-2'" });
  assert.equal(await api.count({ collection: "accounts", filter: "accountnumber eq 'NPM-2'" }), 0);
});
await call("deleteRecord", async () => {
  await api.deleteRecord({ collection: "accounts", key: id });
  await assert.rejects(api.retrieve({ collection: "accounts", key: id, select: ["name"] }), (error) => {
    assert.equal(error.status, 404);
    assert.equal(error.code, "0x80040217");
    return true;
  });
});
console.log(`dynamics-web-api: OK ${calls.length} calls: ${calls.join(", ")}`);
