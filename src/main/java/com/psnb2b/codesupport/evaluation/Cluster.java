package com.psnb2b.codesupport.evaluation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of evaluation mode's PostgreSQL. It is made beside its place and moved there when it is whole, so that a start
 * that is killed in the midst of it leaves nothing that the next one would take for data.
 */
final class Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private static final String PART = ".part-";
    private static final String VERSION = "PG_VERSION";

    private final Path folder;
    private final Duration startup;

    Cluster(Path folder) {
        this(folder, Duration.ofSeconds(60));
    }

    /** @param startup how long a server may take until it answers */
    Cluster(Path folder, Duration startup) {
        this.folder = folder.toAbsolutePath();
        this.startup = startup;
    }

    /**
     * Starts a server on it.
     *
     * @throws BrokenCluster that names the folder where none starts
     */
    EmbeddedPostgres start() throws IOException {
        try {
            if (!Files.exists(folder.resolve(VERSION))) {
                make();
            }
            return started(folder);
        } catch (IOException | RuntimeException e) {
            throw new BrokenCluster(folder, e);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(folder.getParent());
        Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock mine = channel.lock()) {
            if (Files.exists(folder.resolve(VERSION))) {
                return;
            }
            deleteParts();
            Path part = Files.createTempDirectory(folder.getParent(), folder.getFileName() + PART);
            started(part).close();
            // An empty folder may be there, made by whoever prepared the place.
            Files.deleteIfExists(folder);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Of starts that were killed. Their processes may live on: ends a server, and leaves what does not go to the next time. */
    private void deleteParts() throws IOException {
        try (Stream<Path> beside = Files.list(folder.getParent())) {
            for (Path part : beside.filter(
                            path -> path.getFileName().toString().startsWith(folder.getFileName() + PART))
                    .toList()) {
                new Cluster(part).process().ifPresent(ProcessHandle::destroyForcibly);
                try {
                    FileSystemUtils.deleteRecursively(part);
                } catch (IOException e) {
                    LOG.info("{} is left of an earlier start, and can be deleted", part);
                }
            }
        }
    }

    private EmbeddedPostgres started(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(startup)
                .start();
    }

    /** The server that works on it; PostgreSQL's own lock file holds its process id in the first line. */
    Optional<ProcessHandle> process() throws IOException {
        return number(0)
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    /** The port of that server, in the fourth line. */
    Optional<Integer> port() throws IOException {
        return number(3).map(Math::toIntExact);
    }

    /** Empty where there is no such line, or not yet. */
    private Optional<Long> number(int line) throws IOException {
        Path lock = folder.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(lock);
        return line < lines.size() && lines.get(line).strip().matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(lines.get(line).strip()))
                : Optional.empty();
    }
}
