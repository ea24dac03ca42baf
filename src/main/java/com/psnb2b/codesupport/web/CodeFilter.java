package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.CaseGroup;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.WireName;
import java.util.List;
import java.util.Locale;

/**
 * Which codes of a case a page shows; a filter that is none filters nothing.
 *
 * @param find the end of a code, or a part of an order's number or of a reference; null or blank for any
 * @param status the contract's word; null or blank for any
 * @param group the id of a group; null or blank for any
 * @param page from 1
 */
record CodeFilter(String find, String status, String group, String page) {

    /** All of them. */
    static final CodeFilter NONE = new CodeFilter(null, null, null, null);

    /** Codes of a page. */
    static final int ON_A_PAGE = 100;

    private static final int DIGITS = 4;

    CodeFilter {
        find = plain(find);
        status = plain(status);
        group = plain(group);
        page = plain(page);
    }

    /** Those that fit, of all pages, in the order of the case. */
    List<Claim> of(List<Claim> claims, List<CaseGroup> groups) {
        ClaimStatus wanted = WireName.find(ClaimStatus.class, status).orElse(null);
        List<Claim> of = groups.stream()
                .filter(one -> one.id().equals(group))
                .findFirst()
                .map(CaseGroup::claims)
                .orElse(claims);
        return of.stream()
                .filter(claim -> wanted == null || claim.status() == wanted)
                .filter(this::isFound)
                .toList();
    }

    /** The page, from 1, of so many codes. */
    int pageOf(int codes) {
        int last = Math.max(1, (codes + ON_A_PAGE - 1) / ON_A_PAGE);
        boolean isNumber =
                !page.isEmpty() && page.length() <= DIGITS && page.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Math.max(1, Math.min(last, Integer.parseInt(page))) : 1;
    }

    private boolean isFound(Claim claim) {
        var facts = claim.facts();
        return find.isEmpty()
                || facts.code() != null && holds(facts.code().masked())
                || holds(facts.orderId())
                || holds(facts.reference());
    }

    private boolean holds(String text) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(find.toLowerCase(Locale.ROOT));
    }

    private static String plain(String sent) {
        return sent == null ? "" : sent.replaceAll("\\p{Cntrl}", "").strip();
    }
}
