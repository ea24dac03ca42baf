package com.psnb2b.codesupport.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A secret in a file of its own, made on the first start and readable by its owner alone. */
public final class KeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private KeyFile() {}

    /** The secret in the file; where there is no file, one is made first. */
    public static String readOrMake(Path file, Supplier<String> newSecret) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (UnsupportedOperationException e) {
            LOG.warn("This file system has no POSIX permissions: protect {} yourself", file);
        }
        Files.writeString(file, newSecret.get());
        LOG.info("Made a key in {}; keep it, and give it to every node", file);
        return Files.readString(file).strip();
    }
}
