package com.psnb2b.codesupport.process.migration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions of the process, and the claims that run on them. A claim stays on its version until it is migrated. */
public interface Migrations {

    /**
     * A deployed version.
     *
     * @param id of the engine
     * @param number counted up by each deployment
     * @param tag of the model; null where it has none
     * @param claims that run on it
     */
    record Version(String id, int number, String tag, Instant deployedAt, long claims) {}

    /**
     * A step of the older version where claims are.
     *
     * @param id in the model
     * @param name for people
     * @param claims that are there now
     * @param hindrance why they cannot be migrated; null where they can
     */
    record Step(String id, String name, long claims, String hindrance) {}

    /**
     * A timer that the newest version adds at a step where claims are: it starts when they are migrated.
     *
     * @param name for people
     * @param step name of the step, or of the subprocess around it
     */
    record AddedTimer(String name, String step) {}

    /**
     * How the claims of a version get to the newest: each stays at its step, and its deadlines stay.
     *
     * @param steps where claims are now, those that hinder first
     * @param staying claims that have to stay on their version
     */
    record Plan(Version from, Version to, List<Step> steps, List<AddedTimer> addedTimers, long staying) {

        /** Claims that can be migrated; a claim is at several steps at once, and moves where none of them hinders. */
        public long movable() {
            return from.claims() - staying;
        }

        /** Steps where claims are that have to stay on their version. */
        public List<Step> hindering() {
            return steps.stream().filter(step -> step.hindrance() != null).toList();
        }
    }

    /**
     * Who migrates.
     *
     * @param userId for the engine's log of operations; null for the command line, which may do all
     */
    record Actor(String userId, List<String> groups) {

        public static final Actor COMMAND_LINE = new Actor(null, List.of());
    }

    /** Versions, the newest first. */
    List<Version> versions();

    /** How claims would get from this version to the newest; empty where there is no such older version. */
    Optional<Plan> plan(String fromId);

    /**
     * Migrates some claims of a version, in one transaction where all of them can be migrated, else each in its own.
     *
     * @param skip claims that stay, and come first
     * @param most at most so many, at least 1
     * @return what became of each, by claim id: why it stays, or empty where it has left the version (it was migrated, or
     *     ended meanwhile)
     */
    Map<String, Optional<String>> migrateSome(Plan plan, int skip, int most, Actor actor);
}
