package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.psnb2b.codesupport.platform.BrokenKeyFile;
import com.psnb2b.codesupport.platform.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** A key file is there whole or not at all, and a broken one is named. */
class KeyFileTest {

    private static final String SECRET = "a secret of more than thirty-two characters";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("fingerprint.key");
    }

    @Test
    void aKeyIsMadeOnceAndForItsOwnerAlone() throws Exception {
        assertThat(KeyFile.readOrMake(file, () -> SECRET)).isEqualTo(SECRET);
        assertThat(KeyFile.readOrMake(file, () -> "another")).isEqualTo(SECRET);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void aStartThatEndsBeforeTheKeyIsKnownLeavesNoFile() {
        assertThatThrownBy(() -> KeyFile.readOrMake(file, () -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(file).doesNotExist();
    }

    @Test
    void startsAtTheSameTimeHaveOneKey() {
        Set<String> keys = new HashSet<>(IntStream.range(0, 16)
                .parallel()
                .mapToObj(number -> KeyFile.readOrMake(file, () -> SECRET + number))
                .toList());
        assertThat(keys).hasSize(1);
    }

    @Test
    void aBrokenFileIsNamed() throws Exception {
        Files.writeString(file, " \n");
        assertNamed("is empty");
        Files.writeString(file, SECRET.substring(0, 20));
        assertNamed("is cut off");
        Files.delete(file);
        Files.createDirectory(file);
        assertNamed("cannot be read");
    }

    private void assertNamed(String fault) {
        assertThatThrownBy(() -> new FingerprintKey().codeSealer("", folder, new MockEnvironment(), null))
                .isInstanceOf(BrokenKeyFile.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(fault)
                .hasMessageNotContaining(SECRET.substring(0, 20));
    }
}
