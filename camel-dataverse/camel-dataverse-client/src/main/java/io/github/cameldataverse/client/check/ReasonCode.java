// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.check;

/** Why a connection does not work, in a word that programs can rely on; a new one is one line. */
public enum ReasonCode {
    /** The host has no address, cannot be reached, or is no Dataverse environment. */
    NETWORK,
    /** The environment's or the authority's server is not trusted, or speaks no TLS. */
    TLS,
    /** The authority cannot be reached, or cannot answer. */
    AUTHORITY,
    /** The authority does not know the application, or does not accept its certificate or secret. */
    CREDENTIAL,
    /** The certificate has expired, or is not valid yet. */
    CERTIFICATE_EXPIRED,
    /** The clock of this machine and that of the authority differ too much. */
    CLOCK,
    /** The tenant does not exist, or is not the environment's. */
    WRONG_TENANT,
    /** The environment has no application user for the application. */
    NOT_A_USER,
    /** The application user has no security role. */
    NO_ROLE,
    /** The application user lacks a privilege. */
    PRIVILEGE,
    /** The environment is in administration mode. */
    ADMIN_MODE,
    /** The environment, the application user or the connection is disabled. */
    DISABLED,
    /** The environment's base currency cannot be read, or is none. */
    CURRENCY,
    /** The settings cannot work. */
    SETTINGS,
    /** Anything else; the message says what. */
    OTHER
}
