package com.psnb2b.codesupport.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What figures are made of: a claim's timeline, and under which names it counts. The same course always gives the same.
 *
 * @param resellerId null where unknown, like type, SKU and batch
 * @param events those of {@link #READ}, oldest first; the first is the claim's filing
 */
record Course(String resellerId, String type, String sku, String batchId, List<Event> events) {

    /** Types of the events that count. */
    static final Set<String> READ = Set.of(
            "claim.created",
            "claim.evidence_required",
            "claim.submitted",
            "claim.under_review",
            "claim.late_review",
            "claim.not_covered",
            "claim.reconsideration_requested",
            "claim.taken_up",
            "claim.reviewed",
            "claim.second_review",
            "claim.resolved",
            "claim.withdrawn");

    private static final String PERSON = "user:";

    /**
     * One event.
     *
     * @param decision of a decision or an outcome, else null
     * @param approved of a second person's answer, else null
     */
    record Event(int sequence, String type, Instant at, String actor, String decision, Boolean approved) {

        private String person() {
            return actor.startsWith(PERSON) ? actor.substring(PERSON.length()) : actor;
        }
    }

    /**
     * How it ended, for now: what is not covered may be looked at again.
     *
     * @param as replacement, refund, closure, withdrawn or not_covered
     * @param reviewer who decided; null where nobody did
     * @param took since it was handed to a person; null where nobody decided
     */
    record End(String as, Instant at, String reviewer, Duration took) {}

    /** A wait that has ended. */
    record Wait(Step step, Instant until, Duration took) {}

    /** A decision that a second person sent back. @param reviewer whose it was */
    record Overturned(Instant at, String reviewer) {}

    /** What the timeline says. @param end null while it is open */
    record Reading(Instant filedAt, End end, List<Wait> waits, List<Overturned> overturned) {}

    /** The same claim as it was counted before: its events up to one. */
    Course before(int sequence, String resellerId, String type, String sku, String batchId) {
        return new Course(
                resellerId,
                type,
                sku,
                batchId,
                events.stream().filter(event -> event.sequence <= sequence).toList());
    }

    int sequence() {
        return events.get(events.size() - 1).sequence;
    }

    Reading read() {
        return new Reader().read(events);
    }

    /** Goes through the events, and knows where the claim is. */
    private static final class Reader {

        private final List<Wait> waits = new ArrayList<>();
        private final List<Overturned> overturned = new ArrayList<>();
        private Step at;
        private Instant since;
        private Instant withAPerson;
        private String decider;
        private End end;

        Reading read(List<Event> events) {
            events.forEach(this::pass);
            return new Reading(events.get(0).at, end, List.copyOf(waits), List.copyOf(overturned));
        }

        private void pass(Event event) {
            switch (event.type) {
                case "claim.evidence_required" -> goTo(Step.COMPLETE_EVIDENCE, event);
                case "claim.submitted" -> handedOver(event);
                case "claim.under_review" -> {
                    handedOver(event);
                    goTo(Step.REVIEW, event);
                }
                case "claim.late_review" -> {
                    handedOver(event);
                    goTo(Step.LATE_CLAIM, event);
                }
                case "claim.not_covered" -> {
                    goTo(null, event);
                    end = new End("not_covered", event.at, null, null);
                }
                case "claim.reviewed" -> {
                    decider = event.person();
                    goTo(Step.APPROVAL, event);
                }
                case "claim.second_review" -> {
                    boolean sentBack = Boolean.FALSE.equals(event.approved);
                    goTo(sentBack ? Step.REVIEW : null, event);
                    if (sentBack) {
                        overturned.add(new Overturned(event.at, decider));
                    }
                }
                case "claim.resolved" -> {
                    // One person's decision is the outcome at once: nobody was waited for.
                    at = at == Step.APPROVAL ? null : at;
                    goTo(null, event);
                    Instant from = withAPerson == null ? event.at : withAPerson;
                    end = new End(event.decision, event.at, event.person(), Duration.between(from, event.at));
                }
                case "claim.withdrawn" -> {
                    goTo(null, event);
                    end = new End("withdrawn", event.at, null, null);
                }
                case "claim.reconsideration_requested", "claim.taken_up" -> goTo(null, event);
                default -> {
                    // Its filing.
                }
            }
        }

        private void handedOver(Event event) {
            withAPerson = withAPerson == null ? event.at : withAPerson;
        }

        private void goTo(Step next, Event event) {
            if (at != null) {
                waits.add(new Wait(at, event.at, Duration.between(since, event.at)));
            }
            at = next;
            since = event.at;
            end = null;
        }
    }
}
