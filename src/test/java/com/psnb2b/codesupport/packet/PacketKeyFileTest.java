package com.psnb2b.codesupport.packet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.psnb2b.codesupport.platform.BrokenKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packet key that is broken is named by its file. */
class PacketKeyFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAmE",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----"
            })
    void aBrokenFileIsNamed(String content, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("packet.key"), content);
        assertThatThrownBy(() -> new PacketKey("", folder, null, Clock.systemUTC()))
                .isInstanceOf(BrokenKeyFile.class)
                .hasMessageContaining(file.toString());
    }
}
