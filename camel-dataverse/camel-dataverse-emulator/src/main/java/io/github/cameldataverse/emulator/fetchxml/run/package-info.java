// SPDX-License-Identifier: Apache-2.0
/**
 * The steps that answer a FetchXML query: join, sort, aggregate. May use {@code fetchxml.plan}, {@code emulator.query},
 * {@code emulator.odata}, {@code emulator.store} and {@code emulator.metadata}.
 */
@NullMarked
package io.github.cameldataverse.emulator.fetchxml.run;

import org.jspecify.annotations.NullMarked;
