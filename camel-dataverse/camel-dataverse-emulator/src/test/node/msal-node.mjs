// SPDX-License-Identifier: Apache-2.0
// Logs in with a certificate, and finds the token in its cache the second time.
import assert from "node:assert/strict";
import { environmentUrl, login, newApplication, ready } from "./ready.mjs";

const application = newApplication();
const first = await login(application);
assert.ok(first.accessToken, "there is an access token");
assert.equal(first.fromCache, false);
const second = await login(application);
assert.equal(second.fromCache, true);
assert.equal(second.accessToken, first.accessToken);

const answer = await fetch(environmentUrl + "/api/data/v9.2/WhoAmI", {
  headers: { Authorization: "Bearer " + first.accessToken },
});
assert.equal(answer.status, 200);
assert.match((await answer.json()).UserId, /^[0-9a-f-]{36}$/);

const refused = await fetch(environmentUrl + "/api/data/v9.2/WhoAmI");
assert.equal(refused.status, 401);
assert.match(refused.headers.get("www-authenticate"), new RegExp("authorization_uri=.*" + ready.tenantId));
console.log("msal-node: OK");
