package com.psnb2b.codesupport.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A secret in a file of its own, made on the first start and readable by its owner alone; there whole, or not at all. */
public final class KeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private KeyFile() {}

    /**
     * The secret in the file; where there is no file, one is made first.
     *
     * @throws BrokenKeyFile that names the file where it cannot be read or made, or is empty
     */
    public static String readOrMake(Path file, Supplier<String> newSecret) {
        Path path = file.toAbsolutePath();
        try {
            if (!Files.exists(path)) {
                make(path, newSecret.get());
            }
            String secret = Files.readString(path).strip();
            if (secret.isEmpty()) {
                throw new BrokenKeyFile(path, "is empty");
            }
            return secret;
        } catch (IOException e) {
            throw new BrokenKeyFile(
                    path, "cannot be read or made (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static void make(Path path, String secret) throws IOException {
        Files.createDirectories(path.getParent());
        // Only its owner may read a temporary file, from its first byte on.
        Path part = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".part");
        try {
            write(part, secret);
            publish(part, path);
            LOG.info("Made a key in {}; keep it, and give it to every node", path);
        } catch (FileAlreadyExistsException e) {
            LOG.info("Another start has made a key in {} meanwhile", path);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(Path part, String secret) throws IOException {
        try {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        } catch (UnsupportedOperationException e) {
            LOG.warn("This file system has no POSIX permissions: protect the keys in {} yourself", part.getParent());
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** By a second name, which unlike a move never takes the place of a key that another start has made. */
    private static void publish(Path part, Path path) throws IOException {
        try {
            Files.createLink(path, part);
        } catch (UnsupportedOperationException e) {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
