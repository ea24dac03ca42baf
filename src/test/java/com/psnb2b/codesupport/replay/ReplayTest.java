package com.psnb2b.codesupport.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.PastClaims;
import com.psnb2b.codesupport.policy.DraftPolicies;
import com.psnb2b.codesupport.policy.FixedTables;
import com.psnb2b.codesupport.policy.PastPolicies;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.policy.TablesRefused;
import com.psnb2b.codesupport.replay.Comparison.Trust;
import com.psnb2b.codesupport.security.DoorTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
class ReplayTest extends DoorTest {

    private static final String RESELLER = "replayed";
    private static final int CLAIMS = 1500;

    @Autowired
    private PastClaims claims;

    @Autowired
    private PastPolicies policies;

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
        Sums sums = replay().run(draft.tables(), one -> {}, done -> {});
        assertThat(draft.changed()).isEmpty();
        assertThat(sums.claims()).isEqualTo(CLAIMS);
        assertThat(sums.notReproduced()).isZero();
        assertThat(sums.tablesGone()).isZero();
        assertThat(sums.differing()).isZero();
    }

    @Test
    void aShorterWindowMakesLateWhatASecondOpinionSaysIsLate() throws Exception {
        Sums sums = replay().run(shorterWindow(), one -> {}, done -> {});
        Map<String, Long> moves = new HashMap<>();
        sums.flows(Aspect.NEXT)
                .forEach(flow ->
                        moves.put(flow.move().from() + " > " + flow.move().to(), flow.claims()));
        assertThat(moves).isEqualTo(SecondOpinion.moves(jdbc, RESELLER, 5));
        assertThat(moves).hasSizeGreaterThan(5);
        assertThat(sums.changed(Aspect.TYPE)).isZero();
        assertThat(sums.flows(Aspect.WINDOW_END))
                .singleElement()
                .satisfies(flow -> assertThat(flow.move().to()).isEqualTo("2 days earlier"));
        assertThat(sums.decided().stream().mapToLong(Sums.Decided::late).sum()).isEqualTo(sums.changed(Aspect.WINDOW));
    }

    @Test
    void aLongerWindowTakesALateClaimAsOfWhenItWasCompleteAndNotAsOfWhenASeniorTookItUp() throws Exception {
        PolicyTables longer =
                drafts.read(table("claim-window", "\"P7D\"", "\"P30D\"")).tables();
        List<Comparison> takenUp = new ArrayList<>();
        replay().run(
                        longer,
                        one -> {
                            boolean late = one.recorded().get(Aspect.WINDOW).equals("late");
                            if (late && one.claim().submittedAt() != null) {
                                takenUp.add(one);
                            }
                        },
                        done -> {});
        assertThat(takenUp)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.changed().get(Aspect.WINDOW)).isNotEqualTo("late"));
    }

    @Test
    void aChangedItemAsksForItWhereItIsMissing() throws Exception {
        PolicyTables stricter = drafts.read(
                        table(
                                "evidence-requirements",
                                "\"recommended\"</text>\n        </outputEntry>\n        <outputEntry id=\"Then_log_recommended_why\">",
                                "\"required\"</text>\n        </outputEntry>\n        <outputEntry id=\"Then_log_recommended_why\">"))
                .tables();
        List<Comparison> all = new ArrayList<>();
        Sums sums = replay().run(stricter, all::add, done -> {});
        assertThat(sums.changed(Aspect.MISSING)).isPositive();
        assertThat(all).filteredOn(Comparison::differs).allSatisfy(one -> {
            assertThat(one.changed().get(Aspect.MISSING)).contains("delivery_log");
            assertThat(one.recorded().get(Aspect.RECOMMENDED)).contains("delivery_log");
        });
        assertThat(sums.decided()).anyMatch(decided -> decided.incomplete() > 0);
    }

    @Test
    void whatCannotBeReproducedIsToldApart() throws Exception {
        jdbc.sql("""
                        update claims.claim set body = jsonb_set(body, '{judgement,coverage}', '"needs_review"')
                        where id = ?""").param("clm_replayed_00000001").update();
        jdbc.sql("""
                        update claims.claim set body = jsonb_set(body, '{judgement,policy_version}', '"aaaaaaaaaaaa"')
                        where id = ?""").param("clm_replayed_00000002").update();
        Map<String, Trust> trust = new HashMap<>();
        Sums sums =
                replay().run(deployed.current(), one -> trust.put(one.claim().id(), one.trust()), done -> {});
        assertThat(sums.notReproduced()).isEqualTo(1);
        assertThat(sums.tablesGone()).isEqualTo(1);
        assertThat(sums.astray(Aspect.COVERAGE)).isEqualTo(1);
        assertThat(trust)
                .containsEntry("clm_replayed_00000001", Trust.NOT_REPRODUCED)
                .containsEntry("clm_replayed_00000002", Trust.TABLES_GONE);
    }

    @Test
    void aWindowMeasuredByLaterTablesIsReproducedByThem() {
        PolicyTables first = deployed.current();
        PolicyTables second = new FixedTables("later", Duration.ofDays(3), List.of(), null);
        jdbc.sql("""
                        update claims.claim set body = jsonb_set(jsonb_set(jsonb_set(jsonb_set(body,
                            '{judgement,policy_version}', '"later"'), '{judgement,window,state}', '"late"'),
                            '{judgement,window,closes_at}',
                                to_jsonb(to_char((body #>> '{judgement,window,closes_at}')::timestamptz - interval '4 days',
                                    'YYYY-MM-DD"T"HH24:MI:SS"Z"'))),
                            '{judgement,window,measured_at}', body #> '{judgement,window,closes_at}')
                        where reseller_id = ? and body -> 'submitted_at' = 'null'
                            and jsonb_array_length(body #> '{judgement,evidence,missing}') > 0""").param(RESELLER).update();
        PastPolicies both = version -> Optional.of(version.equals("later") ? second : first);
        List<Comparison> later = new ArrayList<>();
        new Replay(mine(), both)
                .run(
                        first,
                        one -> {
                            if (one.claim().judgement().policyVersion().equals("later")) {
                                later.add(one);
                            }
                        },
                        done -> {});
        assertThat(later)
                .hasSizeGreaterThan(50)
                .allSatisfy(one ->
                        assertThat(one.trust()).as(one.astray().toString()).isEqualTo(Trust.REPRODUCED));
    }

    @Test
    void everyClaimThatAnyDoorFiledIsReproduced() {
        Sums sums = new Replay(asFiled(), policies).run(deployed.current(), one -> {}, done -> {});
        assertThat(sums.claims()).isGreaterThanOrEqualTo(CLAIMS);
        assertThat(sums.notReproduced()).isZero();
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
        assertThat(Files.readString(out.resolve("sums.csv"))).contains("window_end,as recorded,2 days earlier,1500");
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
        return new Replay(mine(), policies);
    }

    /** All claims but those that PagesTest has moved to one instant in the table: those were filed like that by no door. */
    private PastClaims asFiled() {
        Instant moved = Instant.parse("2026-01-02T03:04:05.000006Z");
        return new PastClaims() {
            @Override
            public long count() {
                return claims.count();
            }

            @Override
            public void forEach(Consumer<Claim.Snapshot> consumer) {
                claims.forEach(claim -> {
                    if (!claim.createdAt().equals(moved)) {
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
            public void forEach(Consumer<Claim.Snapshot> consumer) {
                claims.forEach(claim -> {
                    if (RESELLER.equals(claim.resellerId())) {
                        consumer.accept(claim);
                    }
                });
            }
        };
    }

    private PolicyTables shorterWindow() throws IOException {
        return drafts.read(table("claim-window", "\"P7D\"", "\"P5D\"")).tables();
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
