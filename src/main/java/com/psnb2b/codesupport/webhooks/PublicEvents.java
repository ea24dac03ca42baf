package com.psnb2b.codesupport.webhooks;

import java.util.List;

/** The events that resellers can be told of. Adding one changes nothing for an endpoint that exists: it has its own list. */
public final class PublicEvents {

    /** All of them; what somebody noted for our staff is not among them. */
    public static final List<String> ALL = List.of(
            "claim.created",
            "claim.evidence_required",
            "claim.evidence_added",
            "claim.fact_changed",
            "claim.evidence_reminder",
            "claim.reclassified",
            "claim.submitted",
            "claim.under_review",
            "claim.late_review",
            "claim.taken_up",
            "claim.not_covered",
            "claim.reconsideration_requested",
            "claim.message",
            "claim.notice",
            "claim.resolved",
            "claim.appealed",
            "claim.appeal_resolved",
            "claim.outcome_corrected",
            "claim.withdrawn",
            "case.created",
            "case.message",
            "case.resolved");

    private PublicEvents() {}
}
