// SPDX-License-Identifier: Apache-2.0
/**
 * FetchXML, the service's other query language: checking it, and asking for its pages. May use {@code model}.
 */
@NullMarked
package io.github.cameldataverse.client.odata.fetch;

import org.jspecify.annotations.NullMarked;
