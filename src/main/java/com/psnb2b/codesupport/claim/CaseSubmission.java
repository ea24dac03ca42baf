package com.psnb2b.codesupport.claim;

import com.psnb2b.codesupport.code.CodeReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Many codes as they came in one call, read and checked for form.
 *
 * @param shared facts for all; a code's own are in place of them already in {@code codes}
 * @param reference the caller's own number of the whole; null where none was given
 * @param evidence for all, pieces of the case
 * @param codes the claims, in the order in which they were sent, each with its own evidence alone
 * @param rows by which number each of those was sent, from 1
 * @param refused rows that are left out, where the caller asked for the good ones to be filed
 */
public record CaseSubmission(
        String resellerId,
        Channel channel,
        String actor,
        ClaimFacts shared,
        String reference,
        List<NewEvidence> evidence,
        List<Submission> codes,
        List<Integer> rows,
        List<RefusedCode> refused) {

    /**
     * The same without the codes that a case has already: they are refused.
     *
     * @param known claims of the case
     */
    public CaseSubmission without(List<Claim> known) {
        Map<String, String> claims = new HashMap<>();
        known.stream()
                .filter(claim -> claim.status() != ClaimStatus.WITHDRAWN)
                .forEach(claim -> names(claim.facts()).forEach(name -> claims.putIfAbsent(name, claim.id())));
        List<Submission> left = new ArrayList<>();
        List<Integer> leftRows = new ArrayList<>();
        List<RefusedCode> all = new ArrayList<>(refused);
        for (int i = 0; i < codes.size(); i++) {
            Optional<String> claim = names(codes.get(i).facts())
                    .map(claims::get)
                    .filter(Objects::nonNull)
                    .findFirst();
            if (claim.isEmpty()) {
                left.add(codes.get(i));
                leftRows.add(rows.get(i));
            } else {
                all.add(duplicate(rows.get(i), claim.get()));
            }
        }
        return new CaseSubmission(resellerId, channel, actor, shared, reference, evidence, left, leftRows, all);
    }

    private static RefusedCode duplicate(int row, String claim) {
        String field = "codes[" + (row - 1) + "].code.value";
        String message = "is the code of claim " + claim + " of this case, or looks like it";
        return new RefusedCode(row, null, List.of(new FieldError(field, "duplicate", message)), 0);
    }

    /** By what a code is known again; nothing of one that is the same as many others. */
    private static Stream<String> names(ClaimFacts facts) {
        CodeReference code = facts.code();
        return code == null || code.isTruncated()
                ? Stream.empty()
                : Stream.concat(code.fingerprints(), code.lookAlikes());
    }

    /**
     * A row that was not filed.
     *
     * @param row from 1
     * @param line of the file where it begins, from 1; null for one that came in JSON
     * @param errors the first of what is wrong with it
     * @param moreErrors how many more there are
     */
    public record RefusedCode(int row, Long line, List<FieldError> errors, long moreErrors) {}
}
