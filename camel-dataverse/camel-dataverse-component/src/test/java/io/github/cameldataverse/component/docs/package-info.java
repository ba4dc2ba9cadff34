// SPDX-License-Identifier: Apache-2.0
/** What the documentation shows, run and compared with the pages. */
@NullMarked
package io.github.cameldataverse.component.docs;

import org.jspecify.annotations.NullMarked;
