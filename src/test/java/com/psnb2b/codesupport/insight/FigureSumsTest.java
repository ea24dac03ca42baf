package com.psnb2b.codesupport.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.claim.Approval;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimFacts;
import com.psnb2b.codesupport.claim.ClaimFactsBuilder;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Decision;
import com.psnb2b.codesupport.claim.DecisionKind;
import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.DeliveryStatus;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Region;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.insight.ClaimsBehind.What;
import com.psnb2b.codesupport.insight.Figures.By;
import com.psnb2b.codesupport.policy.Judge;
import com.psnb2b.codesupport.policy.JudgementInput;
import com.psnb2b.codesupport.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sums are those over the claims, whatever courses claims take, and though counting is killed in between. More courses:
 * {@code -Dfigures.claims=100000}.
 */
class FigureSumsTest extends ApplicationTest {

    private static final int CLAIMS = Integer.getInteger("figures.claims", 300);
    private static final long SEED = Long.getLong("figures.seed", System.nanoTime());
    private static final List<String> PEOPLE = List.of("ann", "bob", "sue");

    private final Random random = new Random(SEED);
    private final Map<String, Long> sentBack = new TreeMap<>();

    @Autowired
    private ClaimStore store;

    @Autowired
    private Policies policies;

    @Autowired
    private FigureCount counting;

    @Autowired
    private Figures figures;

    @Autowired
    private ClaimsBehind behind;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void sumsAreThoseOverTheClaims() throws Exception {
        Map<String, Instant> open = new HashMap<>();
        for (int i = 0; i < CLAIMS; i++) {
            String id = "clm_%032x".formatted(i);
            open.put(id, file(id));
            if (random.nextInt(20) == 0) {
                killed();
            }
            for (int more = random.nextInt(4); more > 0; more--) {
                String any = random.nextBoolean() ? id : "clm_%032x".formatted(random.nextInt(i + 1));
                open.compute(any, (claim, at) -> goOn(claim, at));
            }
        }
        countAll();
        assertSums();
        List<Map<String, Object>> before = rows();
        assertThat(jdbc.sql("select count(*) from claims.figure_time where dimension = '' and reseller_id = ''")
                        .query(Integer.class)
                        .single())
                .isPositive();

        // What a database of the version before had: claims, and nothing counted. Counted again, it is the same.
        jdbc.sql("truncate claims.figure, claims.figure_time, claims.counted_claim")
                .update();
        jdbc.sql("insert into claims.claim_changed (claim_id) select id from claims.claim")
                .update();
        killed();
        countAll();
        assertThat(rows()).as("seed %d", SEED).isEqualTo(before);

        // Erased claims keep counting.
        open.keySet().stream()
                .limit(20)
                .forEach(id -> work(id, claim -> {
                    if (claim.status().isFinal()) {
                        claim.erased("kept long enough", claim.updatedAt().plusSeconds(1), "system");
                    }
                }));
        countAll();
        assertThat(rows()).as("seed %d", SEED).isEqualTo(before);
        assertFile();
    }

    private Instant file(String id) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(10 + random.nextInt(10)));
        String reseller = random.nextInt(10) == 0 ? null : "acme-" + random.nextInt(3);
        ClaimFacts facts = new ClaimFactsBuilder()
                .product("US", random.nextBoolean() ? null : "SKU-" + random.nextInt(4), null)
                .ordered("US", null, null)
                .account(random.nextInt(3) == 0 ? "GB" : "US")
                .deliveredAt(at.minus(Duration.ofDays(random.nextInt(9))))
                .errorCode(List.of("E-8200012F", "WC-40372-6", "E-82000134", "WC-40377-1")
                        .get(random.nextInt(4)))
                .facts();
        transaction.executeWithoutResult(status -> {
            Claim claim =
                    Claim.open(id, new Submission(facts, reseller, Channel.API, "reseller:" + reseller, List.of()), at);
            look(claim, at);
            store.add(claim);
        });
        return at;
    }

    /** Records come and change, and with them SKU, batch and type. */
    private void look(Claim claim, Instant at) {
        if (random.nextInt(3) == 0) {
            Product delivered =
                    new Product(new Region(random.nextInt(4) == 0 ? "CA" : "US"), "SKU-" + random.nextInt(4), null);
            claim.foundRecord(
                    new DeliveryRecord(
                            "ORD-1",
                            claim.resellerId(),
                            null,
                            random.nextInt(3) == 0 ? null : "B-" + random.nextInt(3),
                            DeliveryStatus.DELIVERED,
                            Product.UNKNOWN,
                            delivered,
                            null,
                            null,
                            null,
                            null,
                            Set.of()),
                    at);
        }
        claim.judged(Judge.judge(JudgementInput.of(claim, at), policies.current()), at);
        claim.settle(at);
        if (claim.judgement().status() == ClaimStatus.UNDER_REVIEW) {
            claim.submit(at);
        }
    }

    private Instant goOn(String id, Instant before) {
        Instant at = before.plusSeconds(random.nextInt(24 * 3600));
        work(id, claim -> {
            if (claim.status().isFinal()) {
                return;
            }
            int what = random.nextInt(10);
            if (what == 0) {
                claim.withdraw(at, "reseller:acme");
            } else if (what < 3) {
                look(claim, at);
            } else if (claim.status() == ClaimStatus.NOT_COVERED) {
                if (claim.mayAskForReconsideration(at)) {
                    claim.reconsiderationAsked("please", at, "reseller:acme");
                    claim.submit(at);
                }
            } else if (claim.status() == ClaimStatus.LATE_REVIEW && random.nextBoolean()) {
                claim.takenUp(null, at, "sue");
                claim.submit(at);
            } else {
                decide(claim, at);
            }
        });
        return at;
    }

    private void decide(Claim claim, Instant at) {
        int person = random.nextInt(3);
        DecisionKind kind = DecisionKind.values()[random.nextInt(3)];
        boolean second = random.nextInt(3) == 0;
        String by = PEOPLE.get(person);
        claim.decided(new Decision(kind, "GOODWILL", null, by, at, second), second ? List.of("it is much") : List.of());
        if (second) {
            boolean approved = random.nextBoolean();
            Instant later = at.plusSeconds(random.nextInt(9000));
            claim.approvalGiven(new Approval(approved, null, PEOPLE.get((person + 1) % 3), later));
            if (!approved) {
                sentBack.merge(by, 1L, Long::sum);
                return;
            }
        }
        claim.resolve("", at.plusSeconds(second ? 9000 : 0));
    }

    private void work(String id, Consumer<Claim> work) {
        transaction.executeWithoutResult(status -> work.accept(store.forWork(id)));
    }

    /** Counting that ends before its commit: as if the node had died there. */
    private void killed() {
        transaction.executeWithoutResult(status -> {
            counting.some();
            status.setRollbackOnly();
        });
    }

    /** The application's own counting may be at it beside. */
    private void countAll() {
        await().atMost(Duration.ofSeconds(30 + CLAIMS / 100)).until(() -> {
            counting.some();
            return figures.uncounted() == 0;
        });
    }

    private void assertSums() {
        Filter all = filter();
        Line total = figures.total(all);
        assertThat(total.filed()).as("seed %d", SEED).isEqualTo(CLAIMS);
        assertThat(total.time().count()).isEqualTo(total.decided());
        assertThat(total.notCovered()).isEqualTo(claims("status = 'not_covered'"));
        assertThat(total.withdrawn()).isEqualTo(claims("status = 'withdrawn'"));
        assertThat(of(By.TYPE, Dimension.ALL, Line::filed)).isEqualTo(sums("coalesce(type, '')", "true"));
        for (DecisionKind kind : DecisionKind.values()) {
            String outcome =
                    "lower(body #>> '{outcome,decision}') = '" + kind.name().toLowerCase() + "'";
            ToLongFunction<Line> figure = switch (kind) {
                case REPLACEMENT -> Line::replacement;
                case REFUND -> Line::refund;
                case CLOSURE -> Line::closure;
            };
            assertThat(of(By.TYPE, Dimension.ALL, figure)).isEqualTo(sums("coalesce(type, '')", outcome));
            assertThat(of(By.VALUE, Dimension.SKU, figure)).isEqualTo(sums("coalesce(sku, '')", outcome));
            assertThat(of(By.VALUE, Dimension.BATCH, figure)).isEqualTo(sums("coalesce(batch_id, '')", outcome));
            assertThat(of(By.VALUE, Dimension.RESELLER, figure)).isEqualTo(sums("coalesce(reseller_id, '')", outcome));
            assertThat(of(By.VALUE, Dimension.REVIEWER, figure)).isEqualTo(sums("body #>> '{decision,by}'", outcome));
        }
        assertThat(of(By.VALUE, Dimension.SKU, Line::filed)).isEqualTo(sums("coalesce(sku, '')", "true"));
        assertThat(of(By.DAY, Dimension.ALL, Line::filed))
                .isEqualTo(sums("(created_at at time zone 'UTC')::date::text", "true"));
        assertThat(of(By.VALUE, Dimension.REVIEWER, Line::overturned)).isEqualTo(sentBack);

        Filter acme = new Filter(all.from(), all.until(), "acme-1", "invalid_code");
        assertThat(figures.total(acme).filed()).isEqualTo(claims("reseller_id = 'acme-1' and type = 'invalid_code'"));
        assertThat(behind.list(What.FILED, Dimension.ALL, null, acme, null))
                .hasSize((int) Math.min(figures.total(acme).filed(), ClaimsBehind.PAGE + 1));
        Line sue = figures.lines(By.TOTAL, Dimension.REVIEWER, "sue", all, 1).get(0);
        assertThat(behind.list(What.DECIDED, Dimension.REVIEWER, "sue", all, null))
                .hasSize((int) Math.min(sue.decided(), ClaimsBehind.PAGE + 1));
    }

    /** As a senior gets it; a reviewer gets none but their own. */
    private void assertFile() throws Exception {
        Filter all = filter();
        String query = "?from=" + all.from() + "&until=" + all.until();
        var file = get(
                "/app/insight/type.csv" + query, "Cookie", signedIn("senior").cookie());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()
                        .lines()
                        .skip(1)
                        .mapToLong(line -> Long.parseLong(line.split(",")[1]))
                        .sum())
                .isEqualTo(CLAIMS);
        String reviewer = signedIn("reviewer").cookie();
        assertThat(get("/app/insight/reviewer.csv" + query, "Cookie", reviewer).statusCode())
                .isEqualTo(403);
        var mine = get("/app/insight/mine" + query, "Cookie", reviewer);
        assertThat(mine.body()).contains("You have decided no claim").doesNotContain("sue", "bob");
    }

    private static Filter filter() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return new Filter(today.minusDays(60), today.plusDays(60), null, null);
    }

    private Map<String, Long> of(By by, Dimension dimension, ToLongFunction<Line> figure) {
        Map<String, Long> sums = new TreeMap<>();
        figures.lines(by, dimension, null, filter(), 1000).stream()
                .filter(line -> figure.applyAsLong(line) != 0)
                .forEach(line -> sums.put(line.value(), figure.applyAsLong(line)));
        return sums;
    }

    private Map<String, Long> sums(String by, String which) {
        Map<String, Long> sums = new TreeMap<>();
        jdbc.sql("select " + by + ", count(*) from claims.claim where " + which + " group by 1")
                .query(row -> {
                    sums.put(row.getString(1), row.getLong(2));
                });
        return sums;
    }

    private long claims(String which) {
        return jdbc.sql("select count(*) from claims.claim where " + which)
                .query(Long.class)
                .single();
    }

    private List<Map<String, Object>> rows() {
        return jdbc.sql("""
                        select 'sum' as kind, reseller_id, dimension, day, value, type, 0 as bucket, filed, replacement, refund,
                            closure, withdrawn, not_covered, overturned from claims.figure
                        where (filed, replacement, refund, closure, withdrawn, not_covered, overturned)
                            <> (0, 0, 0, 0, 0, 0, 0)
                        union all
                        select 'time', reseller_id, dimension, day, value, type, bucket, claims, 0, 0, 0, 0, 0, 0
                        from claims.figure_time where claims <> 0
                        order by 1, 2, 3, 4, 5, 6, 7""").query().listOfRows();
    }
}
