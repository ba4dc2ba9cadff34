// SPDX-License-Identifier: Apache-2.0
/**
 * Health of each connection for Spring Boot's actuator, which is optional. May use the client and {@code connection}.
 */
@NullMarked
package io.github.cameldataverse.starter.health;

import org.jspecify.annotations.NullMarked;
