package com.psnb2b.codesupport.notify;

import java.util.List;

/** The events that resellers can be told of. Adding one changes nothing for an endpoint that exists: it has its own list. */
public final class PublicEvents {

    /** All of them; what a person noted for the house is not among them. */
    public static final List<String> ALL = List.of(
            "claim.created",
            "claim.evidence_required",
            "claim.evidence_added",
            "claim.evidence_reminder",
            "claim.reclassified",
            "claim.submitted",
            "claim.under_review",
            "claim.late_review",
            "claim.taken_up",
            "claim.not_covered",
            "claim.reconsideration_requested",
            "claim.resolved",
            "claim.withdrawn");

    private PublicEvents() {}
}
