// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.bulk;

import io.github.cameldataverse.client.http.Caller;
import io.github.cameldataverse.client.metadata.TableDefinitions;
import io.github.cameldataverse.client.row.RowCalls;

/**
 * Where rows go.
 *
 * @param caller makes the calls
 * @param definitions of the environment
 * @param rows the calls of the table
 */
public record RowTarget(Caller caller, TableDefinitions definitions, RowCalls rows) {}
