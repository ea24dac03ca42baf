package com.psnb2b.codesupport.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The product alone: many codes filed as one case, as one batch and as single claims from 8 connections, and decided as a
 * group and one by one, in turn on one server; writes {@code bench/results/many-codes.md}. Settings are system properties:
 * {@code rounds} (10), {@code codes} a case (500), {@code warmUp} rounds (20).
 */
public final class ManyCodes {

    private static final int CLIENTS = 8;

    private final int rounds = Integer.getInteger("rounds", 10);
    private final int codes = Integer.getInteger("codes", 500);
    private final int warmUp = Integer.getInteger("warmUp", 20);
    private final Path jar;
    private final Map<String, List<Took>> measured = new LinkedHashMap<>();

    private CodeSupport product;
    private Database database;

    /** How long one of the ways took for all codes, and what the database counted. */
    private record Took(double seconds, Database.Counts counts) {}

    private interface Way {
        void go() throws Exception;
    }

    private ManyCodes(Path jar) {
        this.jar = jar;
    }

    /** @param args the jar of the product, where it is not the one beside this folder */
    public static void main(String[] args) {
        try {
            new ManyCodes(args.length == 0 ? CodeSupport.jar() : Path.of(args[0])).run();
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void run() throws Exception {
        try (EmbeddedPostgres server = Database.server()) {
            new Database(server.getJdbcUrl("postgres", "postgres")).execute("create database many");
            database = new Database(server.getJdbcUrl("postgres", "many"));
            database.execute("create extension pg_stat_statements");
            product = new CodeSupport(jar);
            product.open(database.url());
            try {
                for (int round = 1; round <= warmUp; round++) {
                    round(round);
                    // Plans of empty tables mislead.
                    database.execute("vacuum analyze");
                    say("warm-up " + round + " of " + warmUp);
                }
                database.execute("checkpoint");
                measured.clear();
                for (int round = 1; round <= rounds; round++) {
                    round(round);
                    say("round " + round + " of " + rounds);
                }
            } finally {
                product.close();
            }
            Path results = Files.createDirectories(Path.of("results"));
            Files.writeString(
                    results.resolve("many-codes.md"),
                    table(database.query("select version()").get(0)));
        }
    }

    /** Each way in turn; every other round from the last to the first. */
    private void round(int number) throws Exception {
        List<String> ids = new ArrayList<>();
        Map<String, Way> ways = new LinkedHashMap<>();
        String aCase = CodeSupport.aCase(codes);
        String rows = CodeSupport.rows(codes);
        ways.put("filed as one case", () -> ids.add(product.fileCase(aCase)));
        ways.put("filed as one batch", () -> product.fileRows(rows, codes));
        ways.put("filed one by one, 8 connections", () -> Load.run(CLIENTS, codes, one -> product.file(), end -> {}));
        List<String> names = new ArrayList<>(ways.keySet());
        if (number % 2 == 0) {
            Collections.reverse(names);
        }
        product.prepare(codes);
        for (String name : names) {
            measure(name, ways.get(name));
        }
        measure("decided as a group", () -> product.decideCase(ids.get(0), codes));
        List<String> tasks = product.openReviews(codes);
        measure(
                "decided one by one, 8 connections",
                () -> Load.run(CLIENTS, codes, one -> product.decide(tasks.get(one)), end -> {}));
    }

    private void measure(String name, Way way) throws Exception {
        Database.Counts before = database.counts();
        long began = System.nanoTime();
        way.go();
        double seconds = (System.nanoTime() - began) / 1e9;
        measured.computeIfAbsent(name, key -> new ArrayList<>())
                .add(new Took(seconds, database.counts().minus(before)));
    }

    private void say(String text) {
        StringBuilder line = new StringBuilder(text);
        measured.forEach((name, took) -> line.append("; %s %.0f ms"
                .formatted(name, took.get(took.size() - 1).seconds() * 1e3)));
        System.out.printf("%tT %s%n", System.currentTimeMillis(), line);
    }

    private String table(String server) {
        StringBuilder text = new StringBuilder("# Many codes\n\n");
        text.append(String.format(
                Locale.ROOT,
                "%s; %d processors, Java %s; %s. %d codes, medians of %d rounds in turn (lowest – highest).%n%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                server.replaceAll(" on .*", ""),
                codes,
                rounds));
        text.append("| | claims/s | beside one by one | SQL statements | transactions | rows written | log KB |\n")
                .append("| --- | --- | --- | --- | --- | --- | --- |\n");
        measured.forEach((name, took) -> {
            List<Took> beside = measured.get(
                    name.startsWith("filed") ? "filed one by one, 8 connections" : "decided one by one, 8 connections");
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | **%.0f** (%.0f – %.0f) | %.1f | %.1f | %.2f | %.1f | %.1f |%n",
                    name,
                    codes / median(took, Took::seconds),
                    codes / took.stream().mapToDouble(Took::seconds).max().orElseThrow(),
                    codes / took.stream().mapToDouble(Took::seconds).min().orElseThrow(),
                    median(beside, Took::seconds) / median(took, Took::seconds),
                    median(took, one -> one.counts().statements()) / codes,
                    median(took, one -> one.counts().transactions()) / codes,
                    median(took, one -> one.counts().rows()) / codes,
                    median(took, one -> one.counts().walBytes()) / codes / 1e3));
        });
        return text.append("\nAll but the second and third column are per claim. Claims have a screenshot and a delivery log;")
                .append(" a case sends them once, a batch and single claims each their own. Single claims have an")
                .append(" idempotency key.\n")
                .toString();
    }

    private static double median(List<Took> took, ToDoubleFunction<Took> value) {
        double[] sorted = took.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
