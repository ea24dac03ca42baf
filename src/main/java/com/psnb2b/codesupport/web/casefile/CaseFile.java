package com.psnb2b.codesupport.web.casefile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Everything about a claim that our staff judge it by, in words. The claim tab in Tasklist draws it and judges nothing
 * itself. Its sections are one JSON object.
 */
record CaseFile(
        AppealQuestion appeal,
        @JsonUnwrapped Report report,
        @JsonUnwrapped Judged judged,
        @JsonUnwrapped Delivery delivery,
        @JsonUnwrapped Papers papers,
        @JsonUnwrapped Deciding deciding,
        @JsonUnwrapped Neighbours neighbours,
        LikeClaimsView likeClaims,
        ThreadView conversation,
        List<HistoryLine> history,
        @JsonUnwrapped Keeping keeping) {}
