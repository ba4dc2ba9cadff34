// SPDX-License-Identifier: Apache-2.0
/** What the tests of all modules share: the laws of the architecture as rules, and the scale of a run. */
@NullMarked
package io.github.cameldataverse.architecture;

import org.jspecify.annotations.NullMarked;
