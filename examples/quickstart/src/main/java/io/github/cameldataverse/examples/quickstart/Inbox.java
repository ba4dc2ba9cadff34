// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The folder that the first route reads; another system would write to it. */
@Component
class Inbox {
    private final Path folder;
    private final Resource files;
    private final RunMark mark;

    Inbox(@Value("${quickstart.inbox}") Path folder, @Value("${quickstart.files}") Resource files, RunMark mark) {
        this.folder = folder;
        this.files = files;
        this.mark = mark;
    }

    /** Puts a customer file into the folder, marked as of this run; it appears there whole. */
    void deliver(String name) {
        try {
            String csv = files.createRelative(name).getContentAsString(StandardCharsets.UTF_8);
            Files.createDirectories(folder);
            Path part = folder.resolve(name + ".part");
            Files.writeString(part, mark.fill(csv));
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UncheckedIOException("The file " + name + " cannot be put into " + folder, refused);
        }
    }
}
