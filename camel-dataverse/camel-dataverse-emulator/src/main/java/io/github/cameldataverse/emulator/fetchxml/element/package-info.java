// SPDX-License-Identifier: Apache-2.0
/**
 * FetchXML as a tree of elements: well-formed, with the elements and attributes that the documentation lists, each with
 * its position. May use {@code emulator.odata}; knows no tables.
 */
@NullMarked
package io.github.cameldataverse.emulator.fetchxml.element;

import org.jspecify.annotations.NullMarked;
