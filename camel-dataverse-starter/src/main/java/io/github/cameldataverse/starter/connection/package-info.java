// SPDX-License-Identifier: Apache-2.0
/**
 * Connections of a Spring Boot application: the properties {@code dataverse.*}, the one set of clients that routes and beans
 * share, and the text an application fails with where a connection cannot work. May use the client only.
 */
@NullMarked
package io.github.cameldataverse.starter.connection;

import org.jspecify.annotations.NullMarked;
