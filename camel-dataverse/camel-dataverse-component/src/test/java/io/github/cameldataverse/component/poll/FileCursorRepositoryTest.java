// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.poll;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.cameldataverse.client.changes.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileCursorRepositoryTest {
    @TempDir
    Path directory;

    private static Cursor cursor(int place) {
        return new Cursor("account", List.of("name"), Cursor.Phase.CHANGES, "https://contoso.example/" + place);
    }

    @Test
    void aCursorOutlivesItsRepository() {
        new FileCursorRepository(directory.toString()).commit("sales/accounts/feed", null, cursor(1));

        assertThat(new FileCursorRepository(directory).load("sales/accounts/feed"))
                .contains(cursor(1));
    }

    @Test
    void namesThatDifferInCaseOrSignsOnlyAreDifferentCursors() {
        FileCursorRepository cursors = new FileCursorRepository(directory.resolve("new/one"));
        cursors.commit("a/b", null, cursor(1));
        cursors.commit("A/b", null, cursor(2));
        cursors.commit("a_b", null, cursor(3));
        cursors.commit("../b", null, cursor(4));

        assertThat(cursors.load("a/b")).contains(cursor(1));
        assertThat(cursors.load("A/b")).contains(cursor(2));
        assertThat(cursors.load("a_b")).contains(cursor(3));
        assertThat(cursors.load("../b")).contains(cursor(4));
        assertThat(cursors.load("c")).isEmpty();
    }

    @Test
    void aCursorThatSomeoneElseMovedIsNotMovedBack() {
        FileCursorRepository slow = new FileCursorRepository(directory);
        FileCursorRepository fast = new FileCursorRepository(directory);
        assertThat(fast.commit("feed", null, cursor(1))).isTrue();
        assertThat(fast.commit("feed", cursor(1), cursor(2))).isTrue();

        assertThat(slow.commit("feed", cursor(1), cursor(9))).isFalse();
        assertThat(slow.commit("feed", null, cursor(9))).isFalse();
        assertThat(slow.load("feed")).contains(cursor(2));
    }

    @Test
    void ofManyThatCommitAtOnceOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> commits = IntStream.range(0, 32)
                    .mapToObj(place -> threads.submit(
                            () -> new FileCursorRepository(directory).commit("feed", null, cursor(place))))
                    .toList();
            int won = 0;
            for (Future<Boolean> commit : commits) {
                won += commit.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTornFileIsNamedInTheError() throws Exception {
        FileCursorRepository cursors = new FileCursorRepository(directory);
        cursors.commit("feed", null, cursor(1));
        String whole = Files.readString(directory.resolve("feed.cursor"));
        Files.writeString(directory.resolve("feed.cursor"), whole.substring(0, 20));

        assertThatThrownBy(() -> cursors.load("feed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("feed.cursor", "damaged");
        assertThatThrownBy(() -> cursors.commit("feed", cursor(1), cursor(2))).hasMessageContaining("feed.cursor");
    }

    @Test
    void nothingButTheCursorsAndTheLockIsLeftBehind() throws Exception {
        FileCursorRepository cursors = new FileCursorRepository(directory);
        cursors.commit("feed", null, cursor(1));
        cursors.commit("feed", cursor(1), cursor(2));

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("feed.cursor", "cursors.lock");
        }
    }

    @Test
    void whatACrashLeftHalfWrittenIsRemovedAtTheNextStart() throws Exception {
        FileCursorRepository before = new FileCursorRepository(directory);
        before.commit("feed", null, cursor(1));
        Path torn = Files.writeString(directory.resolve("cursor123.tmp"), "half");
        Path strange = Files.writeString(directory.resolve("notes.tmp"), "someone's own");

        FileCursorRepository after = new FileCursorRepository(directory);

        assertThat(torn).doesNotExist();
        assertThat(strange).exists();
        assertThat(after.load("feed")).contains(cursor(1));
    }

    @Test
    void aDirectoryThatCannotBeIsRefusedAtOnce() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> new FileCursorRepository(file.resolve("below")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("Cursors cannot be kept in directory", "may this process write");
    }
}
