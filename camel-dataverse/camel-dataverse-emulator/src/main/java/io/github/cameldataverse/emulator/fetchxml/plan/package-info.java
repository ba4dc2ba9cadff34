// SPDX-License-Identifier: Apache-2.0
/**
 * What a FetchXML query asks for, resolved against tables and columns: tables joined, columns, conditions, order and
 * page. May use {@code emulator.metadata}, {@code emulator.store} and
 * {@code emulator.query}; knows neither XML nor how it is answered.
 */
@NullMarked
package io.github.cameldataverse.emulator.fetchxml.plan;

import org.jspecify.annotations.NullMarked;
