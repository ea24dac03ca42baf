package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.CaseStore.CaseEvent;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimStatus;
import com.psnb2b.codesupport.claim.EvidenceName;
import com.psnb2b.codesupport.claim.EvidenceStatus;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.policy.PolicyTables;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One case as its page shows it to the reseller: no signal stands in it.
 *
 * @param open claims to which something may still be added
 * @param missing what open claims lack, once for all
 * @param wanted names of what is missing or would help, as the contract has them, but for the code, which is each claim's own
 * @param deadline the next one of its claims; null where nothing is waited for
 * @param left until then, in words; null where there is none
 * @param look which codes are shown
 * @param found how many fit
 * @param codes a page of them
 */
record CasePageView(
        CaseState state,
        int open,
        List<GroupLine> groups,
        List<MissingForMany> missing,
        List<String> wanted,
        DisplayTime deadline,
        String left,
        CodeFilter look,
        int found,
        int page,
        List<ClaimPageView> codes,
        List<Entry> timeline) {

    /** What several claims lack. @param codes how many */
    record MissingForMany(MissingItem item, int codes) {}

    /** One event, oldest first. */
    record Entry(CaseEvent event, DisplayTime at) {}

    static CasePageView of(
            CaseState state, List<CaseEvent> events, CodeFilter look, Supplier<PolicyTables> tables, Instant now) {
        List<Claim> open = state.open(now);
        List<GroupLine> groups = GroupLine.of(state.claims(), tables);
        List<Claim> found =
                look.of(state.claims(), groups.stream().map(GroupLine::group).toList());
        int page = look.pageOf(found.size());
        Instant deadline = open.stream()
                .map(claim -> ClaimPageView.deadline(claim, now))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new CasePageView(
                state,
                open.size(),
                groups,
                missing(GroupLine.of(open, tables)),
                wanted(open),
                moment(deadline),
                deadline == null ? null : DisplayTime.words(Duration.between(now, deadline)),
                look,
                found.size(),
                page,
                found.stream()
                        .skip((page - 1L) * CodeFilter.ON_A_PAGE)
                        .limit(CodeFilter.ON_A_PAGE)
                        .map(claim -> ClaimPageView.of(claim, List.of(), tables, now))
                        .toList(),
                events.stream()
                        .map(event -> new Entry(event, moment(event.at())))
                        .toList());
    }

    /** Whether a reviewer waits for an answer at one of its claims. */
    public boolean waitsForAnswer() {
        return state.claims().stream().anyMatch(Claim::waitsForAnswer);
    }

    private static List<MissingForMany> missing(List<GroupLine> open) {
        Map<EvidenceName, MissingForMany> found = new TreeMap<>();
        open.forEach(group -> group.missing()
                .forEach(item -> found.merge(
                        item.item(),
                        new MissingForMany(item, group.codes()),
                        (one, more) -> new MissingForMany(one.item(), one.codes() + more.codes()))));
        return List.copyOf(found.values());
    }

    private static List<String> wanted(List<Claim> open) {
        Set<EvidenceName> wanted = EnumSet.noneOf(EvidenceName.class);
        open.stream().map(Claim::judgement).filter(Objects::nonNull).forEach(judgement -> {
            EvidenceStatus evidence = judgement.evidence();
            wanted.addAll(evidence.missing());
            wanted.addAll(evidence.recommended());
        });
        wanted.remove(EvidenceName.CODE);
        return wanted.stream().map(new DisplayNames()::of).toList();
    }

    public ClaimCase claimCase() {
        return state.claimCase();
    }

    /** What people call it. */
    public String name() {
        return CaseLine.name(claimCase());
    }

    public Map<ClaimStatus, Integer> byStatus() {
        return state.byStatus();
    }

    public int all() {
        return state.claims().size();
    }

    public int pages() {
        return Math.max(1, (found + CodeFilter.ON_A_PAGE - 1) / CodeFilter.ON_A_PAGE);
    }

    /** What was asked for, without a code that somebody may have typed there. */
    public String asked() {
        return CodeRedactor.redact(look.find());
    }

    /** Whether there is room for more codes in it. */
    public boolean takesCodes() {
        return all() < ClaimCase.CODES && claimCase().erasedAt() == null;
    }

    /** What counts for all, but for what stands above it. */
    public Map<String, String> stated() {
        return ClaimFactLines.of(null, claimCase().shared(), ZoneOffset.UTC);
    }

    public DisplayTime filed() {
        return moment(claimCase().createdAt());
    }

    /** A claim through which shared evidence is read. */
    public Claim any() {
        return state.claims().get(0);
    }

    private static DisplayTime moment(Instant at) {
        return DisplayTime.of(at, ZoneOffset.UTC);
    }
}
