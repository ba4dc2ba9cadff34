// SPDX-License-Identifier: Apache-2.0
/**
 * The conditions of FetchXML: filters, operators and their values. May use {@code fetchxml.element},
 * {@code fetchxml.plan}, {@code emulator.odata.filter} and {@code emulator.metadata}; knows no rows but those it is given.
 */
@NullMarked
package io.github.cameldataverse.emulator.fetchxml.condition;

import org.jspecify.annotations.NullMarked;
