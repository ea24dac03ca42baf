package com.psnb2b.codesupport.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A folder that a partner has unpacked a packet into, and verifies it in by the steps of VERIFY.txt. */
public final class UnpackedPacket {

    private final Path folder;

    public UnpackedPacket(Path folder) {
        this.folder = folder;
    }

    public Map<String, byte[]> unpack(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, parts.get(entry.getName()));
            }
        }
        return parts;
    }

    public void key(String pem) throws IOException {
        Files.writeString(folder.resolve("packet-key.pem"), pem);
    }

    public boolean verified(String file) throws Exception {
        return run(
                "openssl",
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                "packet-key.pem",
                "-rawin",
                "-in",
                file,
                "-sigfile",
                file + ".sig");
    }

    public boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }
}
