// SPDX-License-Identifier: Apache-2.0
/**
 * The rows of an environment: row versions, the change log, row ids and the uniqueness of alternate keys. May use
 * {@code emulator.metadata}; knows neither HTTP nor OData.
 */
@NullMarked
package io.github.cameldataverse.emulator.store;

import org.jspecify.annotations.NullMarked;
