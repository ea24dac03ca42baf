package com.psnb2b.codesupport.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.access.ApplicationTest;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.PastClaims;
import com.psnb2b.codesupport.policy.DraftPolicies;
import com.psnb2b.codesupport.policy.DraftPolicies.Draft;
import com.psnb2b.codesupport.policy.FixedTables;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.TablesRefused;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Past claims, judged again by changed tables: what differs is what the tables changed, and nothing is written. */
class ReplayTest extends ApplicationTest {

    private static final String RESELLER = "replayed";
    private static final int CLAIMS = 1500;

    @Autowired
    private PastClaims claims;

    @Autowired
    private Policies deployed;

    @Autowired
    private DraftPolicies drafts;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate rows;

    @BeforeEach
    void fileClaims() {
        forgetClaims();
        new ManyClaims(RESELLER, 7, deployed.current(), json).insert(CLAIMS, rows);
    }

    @AfterEach
    void forgetClaims() {
        jdbc.sql("delete from claims.claim where reseller_id = ?")
                .param(RESELLER)
                .update();
    }

    @Test
    void theSameTablesChangeNothing() throws Exception {
        var draft = drafts.read(table("claim-window", "", ""));
        ReplaySummary summary = replay().run(draft, one -> {}, done -> {});
        assertThat(draft.changed()).isEmpty();
        assertThat(summary.claims()).isEqualTo(CLAIMS);
        assertThat(summary.notJudged()).isZero();
        assertThat(summary.alreadyDiffering()).isZero();
        assertThat(summary.differing()).isZero();
    }

    @Test
    void aShorterWindowMakesLateWhatASecondOpinionSaysIsLate() throws Exception {
        ReplaySummary summary = replay().run(shorterWindow(), one -> {}, done -> {});
        Map<String, Long> moves = new HashMap<>();
        summary.flows(Aspect.NEXT)
                .forEach(flow ->
                        moves.put(flow.move().from() + " > " + flow.move().to(), flow.claims()));
        assertThat(moves).isEqualTo(SecondOpinion.moves(jdbc, RESELLER, 5));
        assertThat(moves).hasSizeGreaterThan(5);
        assertThat(summary.changed(Aspect.TYPE)).isZero();
        assertThat(summary.flows(Aspect.WINDOW_END))
                .singleElement()
                .satisfies(flow -> assertThat(flow.move().to()).isEqualTo("2 days earlier"));
        assertThat(summary.decided().stream()
                        .mapToLong(ReplaySummary.Decided::late)
                        .sum())
                .isEqualTo(summary.changed(Aspect.WINDOW));
    }

    @Test
    void aLongerWindowTakesALateClaimAsOfWhenItWasCompleteAndNotAsOfWhenASeniorTookItUp() throws Exception {
        Draft longer = drafts.read(table("claim-window", "\"P7D\"", "\"P30D\""));
        List<ReplayedClaim> takenUp = new ArrayList<>();
        replay().run(
                        longer,
                        one -> {
                            boolean late = one.inForce().get(Aspect.WINDOW).equals("late");
                            if (late && one.claim().submittedAt() != null) {
                                takenUp.add(one);
                            }
                        },
                        done -> {});
        assertThat(takenUp)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.draft().get(Aspect.WINDOW)).isNotEqualTo("late"));
    }

    @Test
    void aChangedItemAsksForItWhereItIsMissing() throws Exception {
        Draft stricter = drafts.read(table(
                "evidence-requirements",
                "\"recommended\"</text>\n        </outputEntry>\n        <outputEntry id=\"Then_log_recommended_why\">",
                "\"required\"</text>\n        </outputEntry>\n        <outputEntry id=\"Then_log_recommended_why\">"));
        List<ReplayedClaim> all = new ArrayList<>();
        ReplaySummary summary = replay().run(stricter, all::add, done -> {});
        assertThat(summary.changed(Aspect.MISSING)).isPositive();
        assertThat(all).filteredOn(ReplayedClaim::differs).allSatisfy(one -> {
            assertThat(one.draft().get(Aspect.MISSING)).contains("delivery_log");
            assertThat(one.inForce().get(Aspect.RECOMMENDED)).contains("delivery_log");
        });
        assertThat(summary.decided()).anyMatch(decided -> decided.incomplete() > 0);
    }

    @Test
    void whatTheTablesInForceJudgeOtherwiseTodayIsNoDifferenceOfTheDraft() throws Exception {
        jdbc.sql("""
                        update claims.claim set body = jsonb_set(body, '{judgement,coverage}', '"needs_review"')
                        where id = ?""").param("clm_replayed_00000001").update();
        jdbc.sql("""
                        update claims.claim set body = jsonb_set(body, '{judgement,policy_version}', '"aaaaaaaaaaaa"')
                        where id = ?""").param("clm_replayed_00000002").update();
        Map<String, Set<Aspect>> already = new HashMap<>();
        ReplaySummary summary = replay().run(
                        same(deployed.current()),
                        one -> already.put(one.claim().id(), one.alreadyDiffers()),
                        done -> {});
        assertThat(summary.differing()).isZero();
        assertThat(summary.alreadyDiffering()).isEqualTo(1);
        assertThat(already.get("clm_replayed_00000001")).contains(Aspect.COVERAGE);
        assertThat(already.get("clm_replayed_00000002")).isEmpty();
        // The draft's own doing is counted for them as for all others, whichever tables judged them then.
        assertThat(replay().run(shorterWindow(), one -> {}, done -> {}).flows(Aspect.WINDOW_END))
                .singleElement()
                .satisfies(flow -> assertThat(flow.claims()).isEqualTo(CLAIMS));
    }

    @Test
    void whatWasChangedBeforeIsNotTheDraftsDoing() {
        PolicyTables threeDays = new FixedTables("later", Duration.ofDays(3), List.of(), Coverage.NEEDS_REVIEW);
        ReplaySummary summary = replay().run(same(threeDays), one -> {}, done -> {});
        assertThat(summary.alreadyDiffering()).isEqualTo(CLAIMS);
        assertThat(summary.differing()).isZero();
    }

    @Test
    void aClaimThatCannotBeJudgedIsNamedAndAllOthersAreJudged() throws Exception {
        PolicyTables shorter = shorterWindow().tables();
        AtomicInteger asked = new AtomicInteger();
        PolicyTables failing = (PolicyTables) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PolicyTables.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("window") && asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("two rows of this table hold");
                    }
                    return method.invoke(shorter, arguments);
                });
        List<ReplayedClaim> all = new ArrayList<>();
        ReplaySummary summary =
                replay().run(new Draft(deployed.current(), failing, Set.of(), List.of()), all::add, done -> {});
        assertThat(summary.claims()).isEqualTo(CLAIMS);
        assertThat(summary.notJudged()).isEqualTo(1);
        assertThat(summary.notJudgedClaims()).containsExactly(all.get(0).claim().id());
        assertThat(summary.flows(Aspect.WINDOW_END))
                .singleElement()
                .satisfies(flow -> assertThat(flow.claims()).isEqualTo(CLAIMS - 1));
    }

    @Test
    void everyFiledClaimIsJudgedAsRecordedWhateverItsChannel() {
        List<String> already = new ArrayList<>();
        ReplaySummary summary = new Replay(asFiled())
                .run(
                        same(deployed.current()),
                        one -> {
                            if (!one.isJudged() || !one.alreadyDiffers().isEmpty()) {
                                already.add(one.claim().id() + ": " + one.alreadyDiffers() + one.fault());
                            }
                        },
                        done -> {});
        assertThat(summary.claims()).isGreaterThanOrEqualTo(CLAIMS);
        assertThat(already).isEmpty();
    }

    @Test
    void nothingIsWritten() throws Exception {
        String before = digest();
        replay().run(shorterWindow(), one -> {}, done -> {});
        assertThat(digest()).isEqualTo(before);
        assertThatThrownBy(() -> claims.forEach(one -> rows.execute("delete from claims.claim")))
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void theCommandWritesFilesAndEndsWithACodeForItsCaller(@TempDir Path folder) throws Exception {
        Path tables = Files.createDirectories(folder.resolve("tables"));
        Path out = folder.resolve("out");
        ReplayCommand command = new ReplayCommand(replay(), drafts);
        Files.write(
                tables.resolve("claim-window.dmn"),
                table("claim-window", "", "").get("claim-window.dmn"));
        assertThat(command.run(arguments(tables, out))).isZero();

        Files.write(
                tables.resolve("claim-window.dmn"),
                table("claim-window", "\"P7D\"", "\"P5D\"").get("claim-window.dmn"));
        assertThat(command.run(arguments(tables, out))).isEqualTo(1);
        assertThat(Files.readAllLines(out.resolve("claims.csv"))).hasSize(CLAIMS + 1);
        assertThat(Files.readString(out.resolve("sums.csv"))).contains("window_end,as in force,2 days earlier,1500");
        assertThat(Files.readString(out.resolve("next.svg"))).startsWith("<svg").contains("late_review");

        Files.write(
                tables.resolve("claim-window.dmn"),
                table("claim-window", "\"P7D\"", "\"P7\"").get("claim-window.dmn"));
        assertThat(command.run(arguments(tables, out))).isEqualTo(2);
    }

    @Test
    void tablesThatDoNotHoldAreRefusedTogether() throws IOException {
        Map<String, byte[]> files = new HashMap<>(table("claim-window", "\"P7D\"", "\"P7\""));
        files.put("b.dmn", "nothing".getBytes(StandardCharsets.UTF_8));
        files.put("c.dmn", table("claim-window", "", "").get("claim-window.dmn"));
        assertThatThrownBy(() -> drafts.read(files)).isInstanceOfSatisfying(TablesRefused.class, refused -> {
            assertThat(refused.faults()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(refused).hasMessageContaining("leave one out");
        });
        assertThatThrownBy(() -> drafts.read(Map.of())).hasMessageContaining("choose at least one");
    }

    private Replay replay() {
        return new Replay(mine());
    }

    /** All claims but those that PaginationTest has moved to one instant in the table: no channel files claims like that. */
    private PastClaims asFiled() {
        Instant moved = Instant.parse("2026-01-02T03:04:05.000006Z");
        return new PastClaims() {
            @Override
            public long count() {
                return claims.count();
            }

            @Override
            public void forEach(Consumer<Claim> consumer) {
                claims.forEach(claim -> {
                    // What a claim was spared that a model held up depends on when that was mended, which is not kept.
                    boolean heldUp = claim.createdAt().equals(claim.submittedAt());
                    if (!claim.createdAt().equals(moved) && !heldUp) {
                        consumer.accept(claim);
                    }
                });
            }
        };
    }

    /** The claims of this test alone. */
    private PastClaims mine() {
        return new PastClaims() {
            @Override
            public long count() {
                return CLAIMS;
            }

            @Override
            public void forEach(Consumer<Claim> consumer) {
                claims.forEach(claim -> {
                    if (RESELLER.equals(claim.resellerId())) {
                        consumer.accept(claim);
                    }
                });
            }
        };
    }

    private static Draft same(PolicyTables tables) {
        return new Draft(tables, tables, Set.of(), List.of());
    }

    private Draft shorterWindow() throws IOException {
        return drafts.read(table("claim-window", "\"P7D\"", "\"P5D\""));
    }

    private static Map<String, byte[]> table(String key, String was, String becomes) throws IOException {
        String content = Files.readString(Path.of("processes", key + ".dmn"));
        assertThat(content).contains(was);
        return Map.of(key + ".dmn", content.replace(was, becomes).getBytes(StandardCharsets.UTF_8));
    }

    private static DefaultApplicationArguments arguments(Path tables, Path out) {
        return new DefaultApplicationArguments("--replay=" + tables, "--out=" + out);
    }

    private String digest() {
        return jdbc.sql("select md5(string_agg(id || body::text || updated_at, '' order by id)) from claims.claim")
                .query(String.class)
                .single();
    }
}
