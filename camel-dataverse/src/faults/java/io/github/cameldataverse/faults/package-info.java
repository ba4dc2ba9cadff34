// SPDX-License-Identifier: Apache-2.0
/** A network that fails on demand, for the tests of all modules. Uses nothing but the JDK. */
@NullMarked
package io.github.cameldataverse.faults;

import org.jspecify.annotations.NullMarked;
