// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.store;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The small image that rows carry: cropped on center to a square of at most 144 pixels. Source: page "Use image column
 * data".
 */
public final class Thumbnail {

    private static final int SIDE = 144;

    private Thumbnail() {}

    /** The small image as PNG; empty if the bytes are no image of a kind that the service takes. */
    public static Optional<byte[]> of(byte[] image) {
        try {
            BufferedImage full = ImageIO.read(new ByteArrayInputStream(image));
            return full == null ? Optional.empty() : Optional.of(png(square(full)));
        } catch (IOException | IllegalArgumentException e) {
            // the reader of the format found it damaged: to the service that is no image either
            return Optional.empty();
        }
    }

    private static BufferedImage square(BufferedImage full) {
        int crop = Math.min(full.getWidth(), full.getHeight());
        int side = Math.min(SIDE, crop);
        int left = (full.getWidth() - crop) / 2;
        int top = (full.getHeight() - crop) / 2;
        BufferedImage small = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(full, 0, 0, side, side, left, top, left + crop, top + crop, null);
        graphics.dispose();
        return small;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("An image in memory cannot be written", e);
        }
        return out.toByteArray();
    }
}
