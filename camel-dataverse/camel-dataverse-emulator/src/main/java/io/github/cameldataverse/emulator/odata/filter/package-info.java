// SPDX-License-Identifier: Apache-2.0
/**
 * The language of {@code $filter} and the order of values. May use {@code emulator.metadata}; knows neither HTTP nor
 * rows.
 */
@NullMarked
package io.github.cameldataverse.emulator.odata.filter;

import org.jspecify.annotations.NullMarked;
