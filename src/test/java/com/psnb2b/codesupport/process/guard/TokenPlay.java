package com.psnb2b.codesupport.process.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * Plays a model with tokens, as the engine would: every choice of every person, caller, timer and job in every order,
 * beginning with one claim. By brute force and with code of its own, to be held against the guard.
 */
final class TokenPlay {

    private static final int STEPS = 300;
    private static final List<String> PASSED = List.of(
            "windowState", "collectUntil", "remindAt", "requestDue", "queue", "priority", "dueDate", "approvalNeeded");
    private static final List<String> ROUTE = List.of("queue", "priority", "dueDate");
    private static final List<String> JUDGEMENT =
            List.of("collectClaim", "classifyClaim", "validateEvidence", "checkClaimWindow");

    /**
     * A token at rest.
     *
     * @param beside it came from an event that interrupts nothing, and is not the claim's own
     * @param notCovered it came here knowing that the claim is not covered, and the reseller can ask for a person
     */
    record Token(String place, boolean beside, boolean notCovered) {}

    /**
     * What the application keeps of a claim.
     *
     * @param judged how many steps of judgement are done
     * @param withPerson submitted, or before somebody who decides
     * @param lapsed not covered, and nobody asked to look again until the window closed
     * @param decision null, closure, pays, pays with a second person, pays and approved
     */
    record Claim(int judged, boolean withPerson, boolean lapsed, boolean closed, String decision) {}

    record Marking(Set<Token> tokens, Claim claim) {}

    /** What must not be, and where. */
    record Fault(Reason reason, String place) {}

    /** @param leadsTo every marking that was reached, with those that follow, by the event that leads there */
    record Played(Set<Fault> faults, Map<Marking, Map<String, Set<Marking>>> leadsTo, Set<String> passed) {}

    private final Map<String, Place> places;
    private final Map<Place, List<Place>> events = new HashMap<>();
    private final Map<String, List<String>> asked = new HashMap<>();
    private final Set<Fault> faults = new LinkedHashSet<>();
    private final Map<Marking, Map<String, Set<Marking>>> leadsTo = new LinkedHashMap<>();
    private final Set<String> passed = new HashSet<>();
    private final Deque<Marking> next = new ArrayDeque<>();

    TokenPlay(BpmnModelInstance model) {
        places = Place.read(model);
    }

    Place place(String id) {
        return places.get(id);
    }

    /** Plays until no new marking is found. */
    Played play() {
        Marking nothing = new Marking(Set.of(), new Claim(0, false, false, false, null));
        Choices.all(choices -> {
            Run run = new Run(nothing, choices);
            run.play(() -> run.enter(places.get("code-claim").start(), false)).ifPresent(this::reached);
        });
        while (!next.isEmpty()) {
            Marking marking = next.remove();
            for (Token token : marking.tokens()) {
                for (Place event : eventsFor(token, marking)) {
                    Set<Marking> after = leadsTo.get(marking)
                            .computeIfAbsent(token.place() + " " + event.id, name -> new LinkedHashSet<>());
                    Choices.all(choices -> {
                        Run run = new Run(marking, choices);
                        run.play(() -> run.happens(token, event)).ifPresent(reached -> {
                            after.add(reached);
                            reached(reached);
                        });
                    });
                }
            }
        }
        return new Played(faults, leadsTo, passed);
    }

    /** What is passed on, of the variables that this text names. */
    private List<String> passedNames(String text) {
        return asked.computeIfAbsent(
                text,
                words -> PASSED.stream()
                        .filter(List.of(words.split("\\W+"))::contains)
                        .toList());
    }

    private void reached(Marking marking) {
        if (leadsTo.putIfAbsent(marking, new LinkedHashMap<>()) == null) {
            next.add(marking);
        }
    }

    /** What can happen to this token: its own end, and what interrupts it or goes out beside it. */
    private List<Place> eventsFor(Token token, Marking marking) {
        Place place = places.get(token.place());
        boolean claimWaits = marking.tokens().stream().anyMatch(other -> !other.beside());
        return token.beside() && claimWaits ? List.of(place) : eventsAt(place);
    }

    private List<Place> eventsAt(Place place) {
        return events.computeIfAbsent(place, this::findEvents);
    }

    private List<Place> findEvents(Place place) {
        List<Place> found = new ArrayList<>();
        if (place.is("eventBasedGateway")) {
            place.exits.forEach(exit -> found.add(exit.target()));
        } else {
            found.add(place);
        }
        found.addAll(place.boundaries);
        boolean inEventSubprocess = false;
        for (Place scope = place.scope; scope != null; scope = scope.scope) {
            if (!inEventSubprocess) {
                scope.children.stream().filter(child -> child.byEvent).forEach(child -> found.add(child.start()));
            }
            found.addAll(scope.boundaries);
            inEventSubprocess = scope.byEvent;
        }
        return found;
    }

    private static final class Stopped extends RuntimeException {
        Stopped() {
            super(null, null, false, false);
        }
    }

    /** One event and all that follows from it until nothing moves: a transaction of the engine. */
    private final class Run {

        private final Set<Token> tokens;
        private final Values values;
        private final Choices choices;
        /** What was passed on in this transaction; the next one begins without. */
        private final Set<String> there = new HashSet<>();

        private int judged;
        private boolean withPerson;
        private boolean lapsed;
        private boolean closed;
        private String decision;
        private int steps;

        Run(Marking before, Choices choices) {
            tokens = new HashSet<>(before.tokens());
            judged = before.claim().judged();
            withPerson = before.claim().withPerson();
            lapsed = before.claim().lapsed();
            closed = before.claim().closed();
            decision = before.claim().decision();
            this.choices = choices;
            values = new Values(choices);
        }

        /** The marking in which everything rests again; empty where it came to a fault or was rolled back. */
        Optional<Marking> play(Runnable run) {
            try {
                run.run();
                return Optional.of(
                        new Marking(Set.copyOf(tokens), new Claim(judged, withPerson, lapsed, closed, decision)));
            } catch (Stopped e) {
                return Optional.empty();
            }
        }

        private Stopped fault(Reason reason, Place place) {
            faults.add(new Fault(reason, place.id));
            return new Stopped();
        }

        void happens(Token token, Place event) {
            passed.add(event.id);
            if (event.is("boundaryEvent")) {
                if (event.interrupting) {
                    stop(event.host);
                    afterWait(token, event);
                }
                leave(event, token.beside() || !event.interrupting);
            } else if (event.is("startEvent")) {
                if (event.interrupting) {
                    stop(event.scope.scope);
                    afterWait(token, event);
                }
                comesUp(event.scope);
                leave(event, !event.interrupting);
            } else {
                tokens.remove(token);
                afterWait(token, event);
                complete(event, token.beside());
            }
        }

        private void afterWait(Token token, Place event) {
            if (!token.beside()) {
                lapsed = token.notCovered() && !withPerson && event.atWindowEnd;
            }
        }

        /** Takes away every token in this scope. */
        private void stop(Place scope) {
            tokens.removeIf(token -> {
                Place place = places.get(token.place());
                while (place != null && place != scope) {
                    place = place.scope;
                }
                return place == scope;
            });
        }

        /** A person, a message, a timer or a job ends the wait. */
        private void complete(Place place, boolean beside) {
            if (place.is("serviceTask")) {
                serve(place, beside);
            } else {
                if (place.is("userTask")) {
                    submit(place.bean);
                }
                leave(place, beside);
            }
        }

        private void submit(String taker) {
            switch (taker) {
                case "takeReviewDecision" -> {
                    String made = choices.among(List.of("replacement", "refund", "closure", "more_evidence"));
                    values.set("decision", made);
                    decision = null;
                    there.add(made.equals("more_evidence") ? "requestDue" : "approvalNeeded");
                    if (made.equals("closure")) {
                        decision = "closure";
                        values.set("approvalNeeded", "false");
                    } else if (!made.equals("more_evidence")) {
                        boolean second = choices.either();
                        there.addAll(second ? ROUTE : List.of());
                        decision = second ? "pays with a second person" : "pays";
                        values.set("approvalNeeded", String.valueOf(second));
                    }
                }
                case "takeLateDecision" -> {
                    boolean decline = choices.either();
                    values.set("lateDecision", decline ? "decline" : "take_up");
                    decision = decline ? "closure" : null;
                }
                case "takeApproval" -> {
                    boolean approves = choices.either();
                    there.addAll(ROUTE);
                    values.set("approved", String.valueOf(approves));
                    if (!approves) {
                        decision = null;
                    } else if ("pays with a second person".equals(decision)) {
                        decision = "pays and approved";
                    }
                }
                case "takeEvidence" -> {
                    // New evidence decides nothing.
                }
                default -> throw new IllegalArgumentException(taker);
            }
        }

        void enter(Place place, boolean beside) {
            passed.add(place.id);
            if (++steps > STEPS) {
                throw new IllegalStateException("no end at " + place.id);
            }
            switch (place.type) {
                case "subProcess" -> enter(place.start(), beside);
                case "userTask" -> {
                    withPerson |= !place.bean.equals("takeEvidence") && !closed;
                    stay(place, beside);
                }
                case "intermediateCatchEvent", "eventBasedGateway" -> stay(place, beside);
                case "serviceTask" -> {
                    if (place.async) {
                        stay(place, beside);
                    } else {
                        serve(place, beside);
                    }
                }
                case "businessRuleTask" -> {
                    values.judgedAgain();
                    leave(place, beside);
                }
                case "exclusiveGateway" -> enter(choose(place), beside);
                case "endEvent" -> end(place, beside);
                case "startEvent" -> {
                    comesUp(place.scope);
                    leave(place, beside);
                }
                default -> throw new IllegalArgumentException("not to be played: " + place.type);
            }
        }

        private void stay(Place place, boolean beside) {
            if (!beside) {
                if (judged < JUDGEMENT.size()) {
                    throw fault(Reason.NOT_JUDGED, place);
                }
                if (closed) {
                    throw fault(Reason.AFTER_OUTCOME, place);
                }
                lapsed = false;
            }
            asks(place, place.asks);
            comesUp(place);
            boolean notCovered = values.isKnown("coverage", "not_covered")
                    && values.isKnown("evidenceComplete", "true")
                    && values.isKnown("windowState")
                    && !values.isKnown("windowState", "late")
                    && eventsAt(place).stream().anyMatch(event -> "reconsideration-requested".equals(event.message));
            tokens.add(new Token(place.id, beside, !beside && notCovered));
        }

        /** The times of all events around a place are read when a token comes there. */
        private void comesUp(Place place) {
            place.boundaries.forEach(event -> asks(event, event.asks));
            place.children.stream()
                    .filter(child -> child.byEvent)
                    .map(Place::start)
                    .forEach(start -> asks(start, start.asks));
            if (place.is("eventBasedGateway")) {
                place.exits.forEach(exit -> asks(exit.target(), exit.target().asks));
            }
        }

        /** The engine would fail; the play notes it and goes on, for what else there is to find. */
        private void asks(Place place, String text) {
            if (!there.containsAll(passedNames(text))) {
                faults.add(new Fault(Reason.NOT_PASSED, place.id));
            }
        }

        private Place choose(Place gateway) {
            Place otherwise = null;
            gateway.exits.stream()
                    .filter(exit -> exit.condition() != null)
                    .forEach(exit -> asks(gateway, exit.condition()));
            for (Place.Exit exit : gateway.exits) {
                if (exit.isDefault()) {
                    otherwise = exit.target();
                } else if (exit.condition() == null || PlayConditions.holds(exit.condition(), values)) {
                    return exit.target();
                }
            }
            return otherwise;
        }

        private void serve(Place task, boolean beside) {
            int needed = JUDGEMENT.contains(task.bean) ? JUDGEMENT.indexOf(task.bean) : JUDGEMENT.size();
            if (!beside) {
                lapsed = false;
                if (judged < needed || task.bean.equals("collectClaim") && judged > 0) {
                    throw fault(Reason.NOT_JUDGED, task);
                }
                if (closed && task.bean.equals("recordWithdrawal")) {
                    // Refused, and rolled back.
                    throw new Stopped();
                }
                if (closed) {
                    throw fault(Reason.AFTER_OUTCOME, task);
                }
            }
            values.judgedAgain();
            switch (task.bean) {
                case "submitClaim" -> {
                    withPerson = true;
                    there.addAll(ROUTE);
                }
                case "recordWithdrawal" -> close();
                case "recordOutcome" -> {
                    if (decision == null) {
                        throw fault(Reason.NO_REVIEW, task);
                    }
                    if (decision.equals("pays with a second person")) {
                        throw fault(Reason.NO_APPROVAL, task);
                    }
                    close();
                }
                default -> judged = needed < JUDGEMENT.size() ? Math.max(judged, needed + 1) : judged;
            }
            if (task.bean.equals("checkClaimWindow")) {
                measured();
            }
            leave(task, beside);
        }

        private void measured() {
            there.addAll(List.of("windowState", "collectUntil", "remindAt"));
            if (values.is("windowState", "late")) {
                there.addAll(ROUTE);
            }
        }

        private void close() {
            closed = true;
            decision = null;
        }

        private void leave(Place place, boolean beside) {
            if (place.exits.isEmpty()) {
                end(place, beside);
            } else {
                enter(place.exits.get(0).target(), beside);
            }
        }

        /** The token has come to the end of its scope. An event subprocess has taken the place of what its scope did. */
        private void end(Place place, boolean beside) {
            Place scope = place.scope;
            if (scope.is("subProcess") && !scope.byEvent) {
                leave(scope, beside);
            } else if (scope.is("subProcess") && !beside) {
                end(scope, false);
            } else if (!beside) {
                if (judged < JUDGEMENT.size()) {
                    throw fault(Reason.NOT_JUDGED, place);
                }
                if (!closed && !lapsed) {
                    throw fault(Reason.NO_OUTCOME, place);
                }
            }
        }
    }
}
