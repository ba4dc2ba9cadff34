// SPDX-License-Identifier: Apache-2.0
/**
 * What an environment says of its tables: the CSDL document and the JSON of the metadata API, written from the table
 * definitions and read into them. May use {@code emulator.metadata}, {@code emulator.odata} and
 * {@code emulator.odata.filter}.
 */
@NullMarked
package io.github.cameldataverse.emulator.definition;

import org.jspecify.annotations.NullMarked;
