// SPDX-License-Identifier: Apache-2.0
// What both scripts share: the ready line of the emulator, and a login with its certificate.
import { ConfidentialClientApplication } from "@azure/msal-node";
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";

export const ready = JSON.parse(process.env.EMULATOR_READY);
export const environmentUrl = new URL(ready.webApiTls).origin;

export function newApplication() {
  const pem = readFileSync(ready.certificate, "utf8");
  const privateKey = pem.slice(0, pem.indexOf("-----BEGIN CERTIFICATE-----"));
  const certificate = new X509Certificate(pem.slice(pem.indexOf("-----BEGIN CERTIFICATE-----")));
  return new ConfidentialClientApplication({
    auth: {
      clientId: ready.clientId,
      authority: ready.authority,
      // a private authority must be named, as msal-node asks for every authority that is not Microsoft's
      knownAuthorities: [new URL(ready.authority).host],
      clientCertificate: {
        thumbprintSha256: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
        privateKey,
      },
    },
  });
}

export async function login(application) {
  const result = await application.acquireTokenByClientCredential({ scopes: [environmentUrl + "/.default"] });
  return result;
}
