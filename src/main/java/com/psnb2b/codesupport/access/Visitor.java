package com.psnb2b.codesupport.access;

import java.security.Principal;

/**
 * Who looks at a reseller's claims on our pages: one of its people, or the holder of a claim link. In a controller
 * {@code @AuthenticationPrincipal Visitor visitor}.
 *
 * @param name of the person, or what kind of link it is; safe to log
 * @param resellerId whose claims
 * @param claimId the one claim of a link; null for a person, who sees all of the reseller's
 * @param readOnly whether nothing may be added or changed
 * @param mayWithdraw whether the claim may be taken back, and its outcome appealed: both count once
 */
public record Visitor(String name, String resellerId, String claimId, boolean readOnly, boolean mayWithdraw)
        implements Principal {

    /** What the pages ask for. */
    static final String AUTHORITY = "VISITOR";

    static Visitor person(String name, String resellerId) {
        return new Visitor(name, resellerId, null, false, true);
    }

    static Visitor holder(ClaimLinks.Link link) {
        return new Visitor("claim link", link.resellerId(), link.claimId(), link.readOnly(), link.mayWithdraw());
    }

    @Override
    public String getName() {
        return name;
    }

    /** Whether this is one of the reseller's people, and no link. */
    public boolean isPerson() {
        return claimId == null;
    }

    /** Whether a claim of this id could be theirs to see: a link is for its own claim alone. */
    public boolean mayAskFor(String id) {
        return isPerson() || claimId.equals(id);
    }

    /** The same rights in the services that the API uses. */
    public ApiCaller caller() {
        return new ApiCaller(name, Scope.reseller, resellerId, ApiKeyAdministration.REQUESTS_PER_MINUTE);
    }
}
