// SPDX-License-Identifier: Apache-2.0
/**
 * The quickstart: customers from CSV files to the table account of Dataverse and their changes back, as a small Spring Boot
 * application. {@code CustomerRoutes} is the part to read first.
 */
@NullMarked
package io.github.cameldataverse.examples.quickstart;

import org.jspecify.annotations.NullMarked;
