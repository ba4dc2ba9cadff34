// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.architecture;

/** How much a test does: {@code -Ddataverse.test.scale=small} for every build, {@code full} by hand before a release. */
public enum TestScale {
    /** What a build has time for. */
    small,
    /** Ten times that and more. */
    full;

    /** The scale of this run; an unknown one fails the test rather than to do less than was asked for. */
    public static TestScale current() {
        return valueOf(System.getProperty("dataverse.test.scale", small.name()));
    }

    /** One of two numbers, by the scale of this run. */
    public static int of(int small, int full) {
        return current() == TestScale.full ? full : small;
    }
}
