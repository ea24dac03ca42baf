package com.psnb2b.codesupport.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the contenders in turn, round after round, on one PostgreSQL, and writes {@code bench/results}. Settings are system
 * properties: {@code rounds} (3), {@code claims} a measurement (400), {@code open} claims beforehand (2000), {@code only}
 * (names of contenders, by comma).
 */
public final class Bench {

    static final int[] CLIENTS = Arrays.stream(
                    System.getProperty("clients", "1,4,8").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();

    private static final int WARM_UP_STEP = 3_000;

    private final int rounds = Integer.getInteger("rounds", 3);
    private final int claims = Integer.getInteger("claims", 400);
    private final int open = Integer.getInteger("open", 2000);
    private final int warmUp = Integer.getInteger("warmUp", 60_000);
    private final Map<String, Measured> measured = new LinkedHashMap<>();

    /** All that was measured of one contender; rates by number of clients, one of each round. */
    record Measured(
            Map<Integer, List<Load>> filed,
            Map<Integer, List<Load>> decided,
            List<Database.Counts> filing,
            List<Database.Counts> deciding,
            List<Database.Size> kept) {
        Measured() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    public static void main(String[] args) {
        try {
            new Bench().run();
        } catch (Exception e) {
            e.printStackTrace();
            // The engines' own threads would keep the process alive, and the failure unsaid.
            System.exit(1);
        }
    }

    private void run() throws Exception {
        try (EmbeddedPostgres server = Database.server()) {
            List<Contender> contenders = contenders();
            Map<String, Database> databases = new LinkedHashMap<>();
            for (Contender contender : contenders) {
                databases.put(contender.name(), open(server, contender));
                measured.put(contender.name(), new Measured());
            }
            for (int round = 1; round <= rounds; round++) {
                for (int clients : CLIENTS) {
                    for (Contender contender : contenders) {
                        measure(contender, databases.get(contender.name()), clients);
                        say("round %d of %d, %d clients: %s", round, rounds, clients, contender.name());
                    }
                }
            }
            for (Contender contender : contenders) {
                contender.close();
            }
            Path results = Path.of("results");
            Files.createDirectories(results);
            new Report(
                            measured,
                            open,
                            claims,
                            rounds,
                            databases.get("floor").query("select version()").get(0))
                    .write(results);
            say("written to %s", results.toAbsolutePath().getFileName());
        }
    }

    private List<Contender> contenders() throws Exception {
        Path jar = CodeSupport.jar();
        List<String> only = List.of(
                System.getProperty("only", "floor,product,camunda,flowable").split(","));
        return List.<Contender>of(new Floor(), new CodeSupport(jar), new BareCamunda(), new BareFlowable()).stream()
                .filter(contender -> contender.name().equals("floor") || only.contains(contender.name()))
                .toList();
    }

    /** A database of its own with open claims in it, for rates on empty tables mislead. */
    private Database open(EmbeddedPostgres server, Contender contender) throws Exception {
        String admin = server.getJdbcUrl("postgres", "postgres");
        new Database(admin).execute("create database " + contender.name());
        Database database = new Database(server.getJdbcUrl("postgres", contender.name()));
        database.execute("create extension pg_stat_statements");
        contender.open(database.url());
        contender.prepare(open);
        Load.run(4, open, number -> contender.file(), number -> contender.awaitReviews());
        database.execute("vacuum analyze");
        warmUp(contender);
        database.execute("vacuum analyze", "checkpoint");
        say("%s holds %d open claims", contender.name(), open);
        return database;
    }

    /**
     * Files and decides claims until the code is compiled: a server runs for months, and the first ten thousands of claims
     * measure the compiler, which takes one of two processors meanwhile.
     */
    private void warmUp(Contender contender) throws Exception {
        for (int done = 0; done < warmUp; done += WARM_UP_STEP) {
            contender.prepare(WARM_UP_STEP);
            Load filed = Load.run(8, WARM_UP_STEP, number -> contender.file(), number -> contender.awaitReviews());
            List<String> tasks = contender.openReviews(WARM_UP_STEP);
            Load decided = Load.run(8, WARM_UP_STEP, number -> contender.decide(tasks.get(number)), number -> {});
            say(
                    "%s warms up: %d of %d, %.0f filed and %.0f decided a second",
                    contender.name(), done + WARM_UP_STEP, warmUp, filed.perSecond(), decided.perSecond());
        }
    }

    private void measure(Contender contender, Database database, int clients) throws Exception {
        Measured of = measured.get(contender.name());
        contender.prepare(claims);
        Database.Counts before = database.counts();
        Load filed = Load.run(clients, claims, number -> contender.file(), number -> contender.awaitReviews());
        Database.Counts between = database.counts();
        // From another place each time would measure the same: the oldest are decided, so that the number stays.
        List<String> tasks = contender.openReviews(claims);
        Database.Size sizeBefore = database.size();
        Database.Counts start = database.counts();
        Load decided = Load.run(clients, claims, number -> contender.decide(tasks.get(number)), number -> {});
        of.filed().computeIfAbsent(clients, key -> new ArrayList<>()).add(filed);
        of.decided().computeIfAbsent(clients, key -> new ArrayList<>()).add(decided);
        of.filing().add(between.minus(before));
        of.deciding().add(database.counts().minus(start));
        of.kept().add(sizeBefore);
    }

    private static void say(String text, Object... values) {
        System.out.printf("%tT %s%n", System.currentTimeMillis(), text.formatted(values));
    }
}
