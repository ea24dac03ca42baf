package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.Outcome;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.claim.WireName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sums of a replay. Their size is bounded, however many claims there are: of each value at most {@value #DISTINCT}
 * different changes are counted, and all others as one.
 */
public final class ReplaySummary {

    /** Claims that could not be judged are named up to here, and counted beyond. */
    static final int NAMED = 20;

    private static final int DISTINCT = 400;
    private static final Move BEYOND = new Move("(others)", "(others)");

    /** From one value to another, or to the same. */
    public record Move(String from, String to) {
        public boolean isChange() {
            return !from.equals(to);
        }
    }

    /** So many claims made this move. */
    public record Flow(Move move, long claims) {}

    /**
     * Claims that persons have decided alike, and what the draft would have made of them beforehand.
     *
     * @param outcome such as {@code replacement}, or {@code none} where nobody has decided yet
     * @param elsewhere claims that would have gone elsewhere
     * @param late claims that were in time, and would have been late
     * @param notCovered claims that were covered or open, and would have been not covered
     * @param incomplete claims that lacked nothing, and would have waited for evidence
     */
    public record Decided(String outcome, long claims, long elsewhere, long late, long notCovered, long incomplete) {}

    private final EnumMap<Aspect, Map<Move, Long>> moves = new EnumMap<>(Aspect.class);
    private final EnumMap<Aspect, Long> changed = new EnumMap<>(Aspect.class);
    private final Map<String, Decided> decided = new TreeMap<>();
    private long claims;
    private long differing;
    private long alreadyDiffering;
    private long notJudged;
    private final List<String> notJudgedClaims = new ArrayList<>();

    /** Counts one claim. */
    void add(ReplayedClaim one) {
        claims++;
        if (!one.isJudged()) {
            notJudged++;
            if (notJudged <= NAMED) {
                notJudgedClaims.add(one.claim().id());
            }
            return;
        }
        if (!one.alreadyDiffers().isEmpty()) {
            alreadyDiffering++;
        }
        if (one.differs()) {
            differing++;
        }
        for (Aspect aspect : Aspect.values()) {
            Move move = move(aspect, one.inForce().get(aspect), one.draft().get(aspect));
            if (move.isChange()) {
                changed.merge(aspect, 1L, Long::sum);
            }
            Map<Move, Long> counts = moves.computeIfAbsent(
                    aspect,
                    first -> new TreeMap<>(Comparator.comparing(Move::from).thenComparing(Move::to)));
            boolean room = counts.size() < DISTINCT || counts.containsKey(move);
            counts.merge(room ? move : BEYOND, 1L, Long::sum);
        }
        addDecided(one);
    }

    private void addDecided(ReplayedClaim one) {
        Outcome outcome = one.claim().outcome();
        String name = outcome == null ? "none" : WireName.of(outcome.decision());
        Decided before = decided.getOrDefault(name, new Decided(name, 0, 0, 0, 0, 0));
        decided.put(
                name,
                new Decided(
                        name,
                        before.claims + 1,
                        before.elsewhere + (one.differences().contains(Aspect.NEXT) ? 1 : 0),
                        before.late + newly(one, Aspect.WINDOW, WindowState.LATE),
                        before.notCovered + newly(one, Aspect.COVERAGE, Coverage.NOT_COVERED),
                        before.incomplete + newlyIncomplete(one)));
    }

    private static long newly(ReplayedClaim one, Aspect aspect, Enum<?> value) {
        String word = WireName.of(value);
        return word.equals(one.draft().get(aspect))
                        && !word.equals(one.inForce().get(aspect))
                ? 1
                : 0;
    }

    private static long newlyIncomplete(ReplayedClaim one) {
        boolean was = one.inForce().get(Aspect.MISSING).equals(JudgementText.NONE);
        boolean is = one.draft().get(Aspect.MISSING).equals(JudgementText.NONE);
        return was && !is ? 1 : 0;
    }

    /** The end of a window is told by how far it moves: each claim has one of its own. */
    private static Move move(Aspect aspect, String from, String to) {
        if (aspect != Aspect.WINDOW_END) {
            return new Move(from, to);
        }
        Duration by = Duration.between(Instant.parse(from), Instant.parse(to));
        return new Move(
                "as in force",
                by.isZero()
                        ? "as in force"
                        : DurationText.inWords(by.abs()) + (by.isNegative() ? " earlier" : " later"));
    }

    /** All claims that were looked at. */
    public long claims() {
        return claims;
    }

    /** Claims that the draft judges otherwise than the tables in force. */
    public long differing() {
        return differing;
    }

    /** Claims that would have got another status or another queue. */
    public long elsewhere() {
        return changed(Aspect.NEXT);
    }

    /** Claims that the tables in force judge otherwise than was recorded, whatever the draft says. */
    public long alreadyDiffering() {
        return alreadyDiffering;
    }

    /** Claims that could not be judged; they are in no other sum but {@link #claims}. */
    public long notJudged() {
        return notJudged;
    }

    /** Ids of claims that could not be judged, at most {@value #NAMED}. */
    public List<String> notJudgedClaims() {
        return List.copyOf(notJudgedClaims);
    }

    /** Claims that differ in this aspect. */
    public long changed(Aspect aspect) {
        return changed.getOrDefault(aspect, 0L);
    }

    /** Every move in this aspect, the staying ones among them; the largest first. */
    public List<Flow> flows(Aspect aspect) {
        return moves.getOrDefault(aspect, Map.of()).entrySet().stream()
                .map(entry -> new Flow(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Flow::claims).reversed())
                .toList();
    }

    /** By what persons decided. */
    public List<Decided> decided() {
        return List.copyOf(decided.values());
    }
}
