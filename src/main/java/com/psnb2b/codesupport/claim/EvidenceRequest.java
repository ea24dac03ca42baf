package com.psnb2b.codesupport.claim;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reviewer's question on a submitted claim, on a clock of its own. Words answer it; files do where they are what was
 * asked for.
 *
 * @param text what is asked for, as the reseller reads it
 * @param dueAt when the reviewer gets the claim back as it is
 * @param asked kinds of evidence that are asked for; empty where the words alone say it, and then any kind answers
 * @param inWords whether an answer in words is asked for beside them: then no file alone is one
 * @param came kinds that were asked for and have come
 * @param answeredAt since when it is answered; null while it is not
 */
public record EvidenceRequest(
        String text,
        String by,
        Instant dueAt,
        List<EvidenceType> asked,
        boolean inWords,
        List<EvidenceType> came,
        Instant answeredAt) {

    public EvidenceRequest {
        // Null where it was kept before anybody could say what kind is asked for.
        asked = asked == null ? List.of() : List.copyOf(asked);
        came = came == null ? List.of() : List.copyOf(came);
    }

    /** A new question. */
    public EvidenceRequest(String text, String by, Instant dueAt, List<EvidenceType> asked, boolean inWords) {
        this(text, by, dueAt, asked, inWords, List.of(), null);
    }

    /** A new question that anything answers. */
    public EvidenceRequest(String text, String by, Instant dueAt) {
        this(text, by, dueAt, List.of(), false);
    }

    /** Kinds of evidence that are asked for and have not come. */
    public List<EvidenceType> stillAsked() {
        return asked.stream().filter(type -> !came.contains(type)).toList();
    }

    /** Whether somebody still waits for an answer. */
    public boolean waits() {
        return answeredAt == null;
    }

    /** With a piece of evidence more, which may be the answer. */
    EvidenceRequest after(EvidenceType type, Instant now) {
        List<EvidenceType> all = asked.contains(type) && !came.contains(type)
                ? Stream.concat(came.stream(), Stream.of(type)).toList()
                : came;
        boolean isAll = !inWords && (asked.isEmpty() || all.size() == asked.size());
        return new EvidenceRequest(text, by, dueAt, asked, inWords, all, isAll && waits() ? now : answeredAt);
    }

    /** Answered by something else than evidence: words, a correction, the supplier's record. */
    EvidenceRequest answered(Instant now) {
        return new EvidenceRequest(text, by, dueAt, asked, inWords, came, waits() ? now : answeredAt);
    }
}
