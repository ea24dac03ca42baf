package com.psnb2b.codesupport.guard;

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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * Plays a model with tokens, as the engine would: every choice of every person, caller, timer, worker and job in every
 * order, beginning with one claim. By brute force and with code of its own, to be held against the guard.
 */
final class TokenPlay {

    private static final int STEPS = 500;

    /** As many markings as are played before it counts as too much for brute force. */
    private static final int MARKINGS = 700;

    private static final Set<String> PASSED =
            Set.of("windowState", "collectUntil", "remindAt", "requestDue", "reviewsAgree");
    private static final Set<String> STORED = Set.of(
            "orderId",
            "resellerId",
            "claimType",
            "coverage",
            "evidenceComplete",
            "decision",
            "lateDecision",
            "approved",
            "approvalNeeded",
            "claimSummary",
            "region",
            "faceValue",
            "channel",
            "queue",
            "priority",
            "dueDate",
            "escalateAt",
            "approvalFrom");
    private static final List<String> ROUTE = List.of("queue", "priority", "dueDate", "escalateAt", "approvalFrom");
    private static final List<String> FACTS = List.of("region", "faceValue", "channel");
    private static final List<String> CHOSEN = List.of("decision", "lateDecision", "approved");
    /** What stays known across a wait, since nobody else can write it. */
    private static final List<String> DECIDED = List.of("decision", "lateDecision", "approved", "approvalNeeded");

    private static final Set<String> DECIDE = Set.of("takeReviewDecision", "takeLateDecision", "takeApproval");
    private static final List<String> JUDGEMENT =
            List.of("collectClaim", "classifyClaim", "validateEvidence", "checkClaimWindow");
    private static final Set<String> NO_VARIABLE = Set.of("and", "or", "not", "eq", "ne", "true", "false", "null");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z]\\w*");

    /**
     * A token at rest.
     *
     * @param via the flow by which it came to a join; null elsewhere
     * @param beside it is a reminder or escalation, and not the claim's own
     * @param notCovered it came here knowing that the claim is not covered, and the reseller can ask for a person
     */
    record Token(String place, String via, boolean beside, boolean notCovered) {}

    /**
     * What the application keeps of a claim.
     *
     * @param judged how many steps of judgement are done
     * @param withPerson submitted, or before somebody who decides
     * @param lapsed not covered, and nobody asked to look again until the window closed
     * @param decision null, closure, pays, pays with a second person, pays and approved, disputed
     */
    record Claim(int judged, boolean withPerson, boolean lapsed, boolean closed, String decision) {}

    /**
     * @param goneOff timers that have gone off, and do so once
     * @param there the variables that are certainly set
     * @param known of what persons have decided, by variable
     */
    record Marking(Set<Token> tokens, Set<String> goneOff, Claim claim, Set<String> there, Map<String, String> known) {

        List<Token> own() {
            return tokens.stream().filter(token -> !token.beside()).toList();
        }
    }

    /** What must not be, and where. */
    record Fault(RefusalReason reason, String place) {}

    /** @param leadsTo every marking that was reached, with those that follow, by the event that leads there */
    record Played(Set<Fault> faults, Map<Marking, Map<String, Set<Marking>>> leadsTo, Set<String> passed) {}

    private final Map<String, Place> places;
    private final Map<Place, List<Place>> events = new HashMap<>();
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

    /** Plays until no new marking is found; empty where there are too many. */
    Optional<Played> playWhereItCan() {
        Marking nothing = new Marking(Set.of(), Set.of(), new Claim(0, false, false, false, null), Set.of(), Map.of());
        Choices.all(choices -> {
            Run run = new Run(nothing, choices);
            run.play(() -> run.enter(places.get("code-claim").start(), null, false))
                    .ifPresent(this::reached);
        });
        while (!next.isEmpty()) {
            if (leadsTo.size() > MARKINGS) {
                return Optional.empty();
            }
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
        if (faults.isEmpty() && hasDeadEnd()) {
            faults.add(new Fault(RefusalReason.DEAD_END, "code-claim"));
        }
        return Optional.of(new Played(faults, leadsTo, passed));
    }

    Played play() {
        return playWhereItCan().orElseThrow();
    }

    private void reached(Marking marking) {
        if (leadsTo.putIfAbsent(marking, new LinkedHashMap<>()) == null && isSound(marking)) {
            next.add(marking);
        }
    }

    private boolean isSound(Marking marking) {
        List<Token> own = marking.own();
        List<Token> deciding = own.stream()
                .filter(token -> DECIDE.contains(String.valueOf(places.get(token.place()).bean)))
                .toList();
        if (!own.isEmpty() && marking.claim().closed()) {
            faults.add(new Fault(RefusalReason.LEFT_OVER, "code-claim"));
        } else if (!own.isEmpty() && own.stream().allMatch(token -> token.via() != null)) {
            faults.add(new Fault(RefusalReason.STUCK, "code-claim"));
        } else if (deciding.size() > 1) {
            deciding.forEach(token -> faults.add(new Fault(RefusalReason.TWO_DECIDE, token.place())));
        } else {
            return true;
        }
        return false;
    }

    private boolean hasDeadEnd() {
        Set<Marking> canEnd = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (var entry : leadsTo.entrySet()) {
                boolean ends = entry.getKey().own().isEmpty()
                        || entry.getValue().entrySet().stream()
                                .filter(after -> !isWithdrawal(after.getKey()))
                                .anyMatch(after -> after.getValue().stream().anyMatch(canEnd::contains));
                grows |= ends && canEnd.add(entry.getKey());
            }
        }
        return canEnd.size() < leadsTo.size();
    }

    private boolean isWithdrawal(String placeAndEvent) {
        return "claim-withdrawn".equals(places.get(placeAndEvent.split(" ")[1]).message);
    }

    /** What can happen to this token: its own end, and what interrupts it or goes out beside it. */
    private List<Place> eventsFor(Token token, Marking marking) {
        Place place = places.get(token.place());
        if (token.via() != null) {
            return eventsAt(place).stream().filter(event -> event != place).toList();
        }
        return token.beside() && !marking.own().isEmpty() ? List.of(place) : eventsAt(place);
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
        List<Place> around = new ArrayList<>(place.boundaries);
        boolean replaced = false;
        for (Place scope = place.scope; scope != null; scope = scope.scope) {
            if (!replaced) {
                scope.children.stream().filter(child -> child.byEvent).forEach(child -> around.add(child.start()));
            }
            around.addAll(scope.boundaries);
            replaced = scope.byEvent && scope.start().interrupting;
        }
        around.stream().filter(event -> event.timer || event.message != null).forEach(found::add);
        return found;
    }

    /** Reminders and escalations at most, started from the process itself. */
    private boolean isQuiet(Place event) {
        Place outside = event.is("startEvent") ? event.scope.scope : event.scope;
        Set<Place> reached = new LinkedHashSet<>(List.of(event));
        Deque<Place> all = new ArrayDeque<>(reached);
        while (!all.isEmpty()) {
            all.remove().exits.forEach(exit -> {
                if (reached.add(exit.target())) {
                    all.add(exit.target());
                }
            });
        }
        return outside.id.equals("code-claim")
                && reached.stream()
                        .allMatch(place -> place.is("startEvent", "boundaryEvent", "exclusiveGateway")
                                || place.is("endEvent") && place.throwing == null
                                || place.is("serviceTask")
                                        && Set.of("remindReseller", "escalateReview")
                                                .contains(String.valueOf(place.bean)));
    }

    /** The variables that a text names. */
    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        EXPRESSION
                .matcher(text)
                .results()
                .flatMap(found ->
                        WORD.matcher(found.group(1).replaceAll("'[^']*'", "")).results())
                .map(word -> word.group())
                .filter(word -> !NO_VARIABLE.contains(word) && !word.startsWith("nrOf"))
                .forEach(names::add);
        return names;
    }

    private static boolean isIn(Place place, Place scope) {
        Place around = place;
        while (around != null && around != scope) {
            around = around.scope;
        }
        return around == scope;
    }

    private static final class Stopped extends RuntimeException {
        Stopped() {
            super(null, null, false, false);
        }
    }

    /** A token that is about to come somewhere, when the one that runs has come to rest. */
    private static final class Coming {
        private final Place to;
        private final String via;

        Coming(Place to, String via) {
            this.to = to;
            this.via = via;
        }
    }

    /** One event and all that follows from it until nothing moves: a transaction of the engine. */
    private final class Run {

        private final Set<Token> tokens;
        private final Set<Token> before;
        private final Set<String> goneOff;
        private final Set<String> there;
        private final List<Coming> underWay = new ArrayList<>();
        private final Set<Object> rounds = new HashSet<>();
        private final ClaimVariables values;
        private final Choices choices;

        private int judged;
        private boolean withPerson;
        private boolean lapsed;
        private boolean closed;
        private String decision;
        private int steps;

        Run(Marking marking, Choices choices) {
            tokens = new HashSet<>(marking.tokens());
            before = marking.tokens();
            goneOff = new HashSet<>(marking.goneOff());
            there = new HashSet<>(marking.there());
            judged = marking.claim().judged();
            withPerson = marking.claim().withPerson();
            lapsed = marking.claim().lapsed();
            closed = marking.claim().closed();
            decision = marking.claim().decision();
            this.choices = choices;
            values = new ClaimVariables(choices, marking.known());
        }

        /** The marking in which everything rests again; empty where it came to a fault or was rolled back. */
        Optional<Marking> play(Runnable run) {
            try {
                run.run();
                there.removeAll(PASSED);
                return Optional.of(marking(
                        tokens.stream().filter(token -> !token.beside()).count() > 1
                                ? values.known(DECIDED)
                                : Map.of()));
            } catch (Stopped e) {
                return Optional.empty();
            }
        }

        private Stopped fault(RefusalReason reason, Place place) {
            faults.add(new Fault(reason, place.id));
            return new Stopped();
        }

        void happens(Token token, Place event) {
            passed.add(event.id);
            if (event.is("boundaryEvent") || event.is("startEvent")) {
                if (goneOff.contains(event.id)) {
                    throw new Stopped();
                }
                Place hit = event.is("boundaryEvent") ? event.host : event.scope.scope;
                waitEnds(token, event, hit);
                start(event);
            } else {
                waitEnds(token, event, places.get(token.place()));
                if (event.is("serviceTask") && event.topic) {
                    work(token, event);
                    return;
                }
                tokens.remove(token);
                if (event.is("userTask")) {
                    submit(event);
                    if (again(event, event.sequential ? event.asks : "")) {
                        tokens.add(token);
                        brief();
                        return;
                    }
                }
                if (event.is("serviceTask")) {
                    serve(event, token.beside());
                } else {
                    leave(event, token.beside());
                }
            }
        }

        /** Whether the claim lapses with it. */
        private void waitEnds(Token token, Place event, Place hit) {
            if (!token.beside()) {
                lapsed = !withPerson
                        && event.atWindowEnd
                        && before.stream()
                                .filter(other -> !other.beside() && isIn(places.get(other.place()), hit))
                                .anyMatch(Token::notCovered);
            }
        }

        private void start(Place event) {
            if (event.interrupting) {
                interrupt(event);
            } else {
                if (!isQuiet(event) && event.timer && !event.cycle) {
                    goneOff.add(event.id);
                }
                come(event, isQuiet(event));
            }
        }

        private void interrupt(Place event) {
            stop(event.is("boundaryEvent") ? event.host : event.scope.scope);
            come(event, false);
        }

        private void come(Place event, boolean beside) {
            passed.add(event.id);
            if (event.is("startEvent")) {
                comesUp(event.scope);
            }
            leave(event, beside);
        }

        /** A worker is done, or throws an error of any code. */
        private void work(Token token, Place task) {
            List<Place> catchers = new ArrayList<>();
            Set<String> codes = new HashSet<>();
            for (Place place = task; place != null && !codes.contains(""); place = place.scope) {
                List<Place> here = place.boundaries.stream()
                        .filter(event -> event.error != null && !codes.contains(event.error))
                        .toList();
                catchers.addAll(here);
                here.forEach(event -> codes.add(event.error));
            }
            if (!codes.contains("")) {
                faults.add(new Fault(RefusalReason.UNCAUGHT, task.id));
            }
            List<Optional<Place>> ways = new ArrayList<>(List.of(Optional.empty()));
            catchers.forEach(event -> ways.add(Optional.of(event)));
            Optional<Place> way = choices.among(ways);
            if (way.isPresent()) {
                interrupt(way.get());
                return;
            }
            there.addAll(task.results);
            if (!again(task, "")) {
                tokens.remove(token);
                leave(task, false);
            }
        }

        /** Whether it is done once more. Where all is as it was after a round before, another one shows nothing new. */
        private boolean again(Place activity, String asks) {
            if (activity.repeats) {
                asks(activity, asks + activity.until);
                return rounds.add(List.of(activity, marking(values.known()), comings())) && choices.either();
            }
            return false;
        }

        private List<String> comings() {
            return underWay.stream()
                    .map(coming -> coming.to.id + " " + coming.via)
                    .toList();
        }

        private Marking marking(Map<String, String> known) {
            return new Marking(
                    Set.copyOf(tokens),
                    Set.copyOf(goneOff),
                    new Claim(judged, withPerson, lapsed, closed, decision),
                    Set.copyOf(there),
                    known);
        }

        /** Takes away every token in this scope. */
        private void stop(Place scope) {
            tokens.removeIf(token -> isIn(places.get(token.place()), scope));
            underWay.removeIf(coming -> isIn(coming.to, scope));
            goneOff.removeIf(event -> isIn(hostOf(places.get(event)), scope));
        }

        private Place hostOf(Place event) {
            return event.is("boundaryEvent") ? event.host : event.scope.scope;
        }

        private void submit(Place task) {
            there.removeIf(name -> !STORED.contains(name) && !name.startsWith("result_"));
            there.addAll(task.results);
            switch (task.bean) {
                case "takeReviewDecision" ->
                    decides(choices.among(List.of("replacement", "refund", "closure", "more_evidence")));
                case "takeReviewBeside" -> {
                    there.removeAll(CHOSEN);
                    values.forget(CHOSEN);
                }
                case "takeLateDecision" -> {
                    boolean decline = choices.either();
                    there.add("lateDecision");
                    values.set("lateDecision", decline ? "decline" : "take_up");
                    decision = decline ? "closure" : null;
                }
                case "takeApproval" -> {
                    boolean approves = choices.either();
                    there.add("approved");
                    values.set("approved", String.valueOf(approves));
                    if (!approves) {
                        decision = null;
                    } else if ("pays with a second person".equals(decision)) {
                        decision = "pays and approved";
                    }
                }
                case "takeEvidence", "takeResult" -> {
                    // Decides nothing.
                }
                default -> throw new IllegalArgumentException(task.bean);
            }
        }

        private void decides(String made) {
            values.set("decision", made);
            decision = null;
            there.add("decision");
            there.add(made.equals("more_evidence") ? "requestDue" : "approvalNeeded");
            if (made.equals("closure")) {
                decision = "closure";
                values.set("approvalNeeded", "false");
            } else if (!made.equals("more_evidence")) {
                boolean second = choices.either();
                decision = second ? "pays with a second person" : "pays";
                values.set("approvalNeeded", String.valueOf(second));
            }
        }

        /** The reviews are alike, whatever they say, or they differ. */
        private void compare() {
            String found = choices.among(List.of("replacement", "refund", "closure", "more_evidence", "they differ"));
            there.add("reviewsAgree");
            values.set("reviewsAgree", String.valueOf(!found.equals("they differ")));
            if (found.equals("they differ")) {
                decision = "disputed";
            } else {
                decides(found);
            }
        }

        void enter(Place place, String via, boolean beside) {
            passed.add(place.id);
            if (++steps > STEPS) {
                throw new IllegalStateException("no end at " + place.id);
            }
            switch (place.type) {
                case "subProcess", "callActivity" -> enterScope(place);
                case "userTask" -> {
                    if (!perhapsNone(place)) {
                        withPerson |= DECIDE.contains(place.bean) && !closed;
                        stay(place, null, beside);
                    }
                }
                case "intermediateCatchEvent", "eventBasedGateway" -> stay(place, null, beside);
                case "serviceTask" -> {
                    if (place.topic && perhapsNone(place)) {
                        return;
                    }
                    if (place.async || place.topic) {
                        stay(place, null, beside);
                    } else {
                        serve(place, beside);
                    }
                }
                case "businessRuleTask" -> {
                    values.judgedAgain();
                    leave(place, beside);
                }
                case "exclusiveGateway" -> choose(place, beside);
                case "parallelGateway", "inclusiveGateway" -> meet(place, via);
                case "endEvent", "intermediateThrowEvent" -> raise(place, beside);
                case "startEvent" -> {
                    if (!place.scope.is("subProcess") && place.scope.scope == null) {
                        comesUp(place.scope);
                    }
                    leave(place, beside);
                }
                default -> throw new IllegalArgumentException("not to be played: " + place.type);
            }
        }

        private boolean perhapsNone(Place activity) {
            asks(activity, activity.number);
            if (activity.mayBeNone() && choices.either()) {
                leave(activity, false);
                return true;
            }
            return false;
        }

        private void enterScope(Place place) {
            if (isThere(place)) {
                throw fault(RefusalReason.TWICE, place);
            }
            asks(place, place.told);
            comesUp(place);
            if (!perhapsNone(place)) {
                enter(place.inside().start(), null, false);
            }
        }

        /** A token of the claim's own is in it, or about to come to it. */
        private boolean isThere(Place place) {
            return underWay.stream().anyMatch(coming -> isIn(coming.to, place))
                    || tokens.stream().anyMatch(token -> !token.beside() && isIn(places.get(token.place()), place));
        }

        private void stay(Place place, String via, boolean beside) {
            if (!beside) {
                if (judged < JUDGEMENT.size()) {
                    throw fault(RefusalReason.NOT_JUDGED, place);
                }
                if (closed) {
                    throw fault(RefusalReason.AFTER_OUTCOME, place);
                }
                if (isThere(place)) {
                    throw fault(RefusalReason.TWICE, place);
                }
                if ("disputed".equals(decision)
                        && DECIDE.contains(String.valueOf(place.bean))
                        && !place.groups.equals("senior-reviewers")) {
                    throw fault(RefusalReason.TWO_DECIDE, place);
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
            tokens.add(new Token(place.id, via, beside, !beside && notCovered));
            if (place.is("userTask")) {
                brief();
            }
        }

        /** Somebody gets a task, and finds nothing chosen. */
        private void brief() {
            there.removeAll(CHOSEN);
            there.add("claimSummary");
            values.forget(DECIDED);
            values.forget(List.of("reviewsAgree"));
        }

        /** The times of all events around a place are read when a token comes there. */
        private void comesUp(Place place) {
            place.boundaries.forEach(event -> asks(event, event.asks));
            place.inside().children.stream()
                    .filter(child -> child.byEvent)
                    .map(Place::start)
                    .forEach(start -> asks(start, start.asks));
            if (place.is("eventBasedGateway")) {
                place.exits.forEach(exit -> asks(exit.target(), exit.target().asks));
            }
        }

        /** The engine would fail; the play notes it and goes on, for what else there is to find. */
        private void asks(Place place, String text) {
            List<String> missing =
                    names(text).stream().filter(name -> !there.contains(name)).toList();
            if (!missing.isEmpty()) {
                boolean once = missing.stream().anyMatch(PASSED::contains);
                faults.add(new Fault(once ? RefusalReason.NOT_PASSED : RefusalReason.NOT_SET, place.id));
            }
        }

        private void choose(Place gateway, boolean beside) {
            Place.Exit way = null;
            asksAll(gateway);
            for (Place.Exit exit : gateway.exits) {
                if (exit.isDefault()) {
                    way = way == null ? exit : way;
                } else if (exit.condition() == null || PlayConditions.holds(exit.condition(), values)) {
                    way = exit;
                    break;
                }
            }
            enter(way.target(), way.id(), beside);
        }

        private void asksAll(Place gateway) {
            asks(
                    gateway,
                    gateway.exits.stream()
                            .map(Place.Exit::condition)
                            .filter(condition -> condition != null)
                            .collect(Collectors.joining()));
        }

        private void meet(Place gateway, String via) {
            if (gateway.entries.size() < 2) {
                part(gateway);
                return;
            }
            Token arrived = new Token(gateway.id, via, false, false);
            if (!tokens.add(arrived)) {
                throw fault(RefusalReason.TWICE, gateway);
            }
            List<Token> here = tokens.stream()
                    .filter(token -> token.place().equals(gateway.id))
                    .toList();
            boolean allCame = here.size() == gateway.entries.size();
            boolean noneComes = gateway.is("inclusiveGateway") && !othersCanCome(gateway);
            if (allCame || noneComes) {
                here.forEach(tokens::remove);
                if (here.stream().anyMatch(before::contains)) {
                    values.forgetAllBut(DECIDED);
                }
                part(gateway);
            }
        }

        private boolean othersCanCome(Place join) {
            Stream<Place> others = Stream.concat(
                    tokens.stream()
                            .filter(token -> !token.beside() && !token.place().equals(join.id))
                            .map(token -> places.get(token.place())),
                    underWay.stream().map(coming -> coming.to));
            return others.filter(place -> isIn(place, join.scope)).anyMatch(place -> leadsTo(place, join));
        }

        private static boolean leadsTo(Place from, Place to) {
            Set<Place> seen = new HashSet<>();
            Deque<Place> all = new ArrayDeque<>(List.of(from));
            while (!all.isEmpty()) {
                Place place = all.remove();
                if (place == to) {
                    return true;
                }
                if (seen.add(place)) {
                    if (place.exits.isEmpty() && place.scope != null) {
                        all.add(place.scope);
                    }
                    place.exits.forEach(exit -> all.add(exit.target()));
                }
            }
            return false;
        }

        private void part(Place gateway) {
            List<Place.Exit> taken = new ArrayList<>();
            if (gateway.is("parallelGateway") || gateway.exits.size() == 1) {
                taken.addAll(gateway.exits);
            } else {
                asksAll(gateway);
                gateway.exits.stream()
                        .filter(exit -> !exit.isDefault())
                        .filter(exit -> PlayConditions.holds(exit.condition(), values))
                        .forEach(taken::add);
                if (taken.isEmpty()) {
                    gateway.exits.stream().filter(Place.Exit::isDefault).forEach(taken::add);
                }
            }
            List<Coming> all = taken.stream()
                    .map(exit -> new Coming(exit.target(), exit.id()))
                    .toList();
            underWay.addAll(all);
            all.forEach(coming -> {
                if (underWay.remove(coming)) {
                    enter(coming.to, coming.via, false);
                }
            });
        }

        private void raise(Place place, boolean beside) {
            if (place.throwing == null) {
                leave(place, beside);
                return;
            }
            if (place.throwing.equals("terminate")) {
                stop(place.scope);
                if (place.scope.scope == null) {
                    tokens.clear();
                }
                over(place.scope, place);
                return;
            }
            List<Place> catchers = List.of();
            for (Place scope = place.scope; scope != null && catchers.isEmpty(); scope = scope.scope) {
                catchers = scope.boundaries.stream()
                        .filter(event -> place.throwing.equals("error")
                                ? event.error != null && Set.of("", place.code).contains(event.error)
                                : event.escalation != null
                                        && Set.of("", place.code).contains(event.escalation))
                        .toList();
            }
            if (catchers.isEmpty()) {
                if (place.throwing.equals("error")) {
                    throw fault(RefusalReason.UNCAUGHT, place);
                }
                leave(place, beside);
                return;
            }
            Place event = choices.among(catchers);
            if (event.interrupting) {
                interrupt(event);
                return;
            }
            Coming started = new Coming(event, null);
            underWay.add(started);
            leave(place, beside);
            if (underWay.remove(started)) {
                come(event, isQuiet(event));
            }
        }

        private void serve(Place task, boolean beside) {
            int needed = JUDGEMENT.contains(task.bean) ? JUDGEMENT.indexOf(task.bean) : JUDGEMENT.size();
            if (!beside) {
                lapsed = false;
                if (judged < needed || task.bean.equals("collectClaim") && judged > 0) {
                    throw fault(RefusalReason.NOT_JUDGED, task);
                }
                if (closed && task.bean.equals("recordWithdrawal")) {
                    // Refused, and rolled back.
                    throw new Stopped();
                }
                if (closed) {
                    throw fault(RefusalReason.AFTER_OUTCOME, task);
                }
            }
            values.judgedAgain();
            switch (task.bean) {
                case "submitClaim" -> {
                    withPerson = true;
                    there.addAll(List.of("claimType", "coverage"));
                }
                case "compareReviews" -> compare();
                case "recordWithdrawal" -> close();
                case "recordOutcome" -> {
                    if (decision == null || decision.equals("disputed")) {
                        throw fault(RefusalReason.NO_REVIEW, task);
                    }
                    if (decision.equals("pays with a second person")) {
                        throw fault(RefusalReason.NO_APPROVAL, task);
                    }
                    close();
                }
                default -> judge(task.bean, needed);
            }
            leave(task, beside);
        }

        private void judge(String step, int needed) {
            judged = needed < JUDGEMENT.size() ? Math.max(judged, needed + 1) : judged;
            switch (step) {
                case "collectClaim" -> there.addAll(List.of("orderId", "resellerId"));
                case "classifyClaim" -> {
                    there.addAll(List.of("claimType", "coverage"));
                    there.addAll(FACTS);
                }
                case "validateEvidence" -> there.add("evidenceComplete");
                case "checkClaimWindow" -> {
                    there.addAll(List.of("windowState", "collectUntil", "remindAt"));
                    there.addAll(ROUTE);
                    values.is("windowState", "late");
                }
                default -> {
                    // Reminds or escalates.
                }
            }
        }

        private void close() {
            closed = true;
            decision = null;
        }

        private void leave(Place place, boolean beside) {
            goneOff.removeIf(event -> hostOf(places.get(event)) == place);
            if (place.is("callActivity")) {
                there.removeAll(place.forgotten);
            }
            if (place.exits.isEmpty()) {
                if (!beside) {
                    over(place.scope, place);
                }
            } else {
                enter(place.exits.get(0).target(), place.exits.get(0).id(), beside);
            }
        }

        /** A token has come to the end of its scope. An event subprocess has taken the place of what its scope did. */
        private void over(Place scope, Place last) {
            if (isThere(scope)) {
                return;
            }
            if (scope.byEvent || scope.scope != null && scope.is("process")) {
                over(scope.scope, last);
            } else if (scope.scope != null) {
                if (again(scope, "")) {
                    enter(scope.inside().start(), null, false);
                } else {
                    leave(scope, false);
                }
            } else {
                if (judged < JUDGEMENT.size()) {
                    throw fault(RefusalReason.NOT_JUDGED, last);
                }
                if (!closed && !lapsed) {
                    throw fault(RefusalReason.NO_OUTCOME, last);
                }
            }
        }
    }
}
