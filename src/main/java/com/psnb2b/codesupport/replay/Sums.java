package com.psnb2b.codesupport.replay;

import com.psnb2b.codesupport.claim.Coverage;
import com.psnb2b.codesupport.claim.Outcome;
import com.psnb2b.codesupport.claim.WindowState;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.replay.Comparison.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a replay comes to. Of a fixed size, however many claims there are: a value has at most
 * {@value #DISTINCT} different moves, and what goes beyond is counted as one.
 */
public final class Sums {

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
     * Claims that persons have decided alike, and what the changed tables would have made of them beforehand.
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
    private final EnumMap<Aspect, Long> astray = new EnumMap<>(Aspect.class);
    private final EnumMap<Trust, Long> trust = new EnumMap<>(Trust.class);
    private final Map<String, Decided> decided = new TreeMap<>();
    private long claims;
    private long differing;

    /** Counts one claim. */
    void add(Comparison one) {
        claims++;
        trust.merge(one.trust(), 1L, Long::sum);
        one.astray().forEach(aspect -> astray.merge(aspect, 1L, Long::sum));
        if (one.trust() != Trust.REPRODUCED) {
            return;
        }
        if (one.differs()) {
            differing++;
        }
        for (Aspect aspect : Aspect.values()) {
            Move move = move(aspect, one.recorded().get(aspect), one.changed().get(aspect));
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

    private void addDecided(Comparison one) {
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

    private static long newly(Comparison one, Aspect aspect, Enum<?> value) {
        String word = WireName.of(value);
        return word.equals(one.changed().get(aspect))
                        && !word.equals(one.recorded().get(aspect))
                ? 1
                : 0;
    }

    private static long newlyIncomplete(Comparison one) {
        boolean was = one.recorded().get(Aspect.MISSING).equals(Verdict.NONE);
        boolean is = one.changed().get(Aspect.MISSING).equals(Verdict.NONE);
        return was && !is ? 1 : 0;
    }

    /** The end of a window is told by how far it moves: each claim has one of its own. */
    private static Move move(Aspect aspect, String from, String to) {
        if (aspect != Aspect.WINDOW_END) {
            return new Move(from, to);
        }
        Duration by = Duration.between(Instant.parse(from), Instant.parse(to));
        return new Move(
                "as recorded",
                by.isZero() ? "as recorded" : Span.inWords(by.abs()) + (by.isNegative() ? " earlier" : " later"));
    }

    /** All claims that were looked at. */
    public long claims() {
        return claims;
    }

    /** Claims that would have been judged differently. */
    public long differing() {
        return differing;
    }

    /** Claims that would have got another status or another queue. */
    public long elsewhere() {
        return changed(Aspect.NEXT);
    }

    /** Claims whose past judgement does not come out again by the tables of its time. */
    public long notReproduced() {
        return trust.getOrDefault(Trust.NOT_REPRODUCED, 0L);
    }

    /** Claims that were judged by tables that are no longer deployed. */
    public long tablesGone() {
        return trust.getOrDefault(Trust.TABLES_GONE, 0L);
    }

    /** Claims that differ in this aspect. */
    public long changed(Aspect aspect) {
        return changed.getOrDefault(aspect, 0L);
    }

    /** Claims that could not be reproduced in this aspect. */
    public long astray(Aspect aspect) {
        return astray.getOrDefault(aspect, 0L);
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
