package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.appeal.Appeals;
import com.psnb2b.codesupport.casework.ClaimProcess;
import com.psnb2b.codesupport.casework.PictureWork;
import com.psnb2b.codesupport.casework.SignalWork;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.RelatedClaim;
import com.psnb2b.codesupport.claim.SignalAnswer;
import com.psnb2b.codesupport.claim.SignalAnswers;
import com.psnb2b.codesupport.people.Groups;
import com.psnb2b.codesupport.policy.JudgementInput;
import com.psnb2b.codesupport.policy.Policies;
import com.psnb2b.codesupport.policy.PolicyTables;
import com.psnb2b.codesupport.precedents.Precedents;
import com.psnb2b.codesupport.review.Authority;
import com.psnb2b.codesupport.secondlook.SecondLook;
import com.psnb2b.codesupport.secondlook.SecondLooks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the claim tab in Tasklist draws; for the people that {@code security} lets to {@code /app/claims}. */
@RestController
class CaseFiles {

    /** Of an order with very many claims the newest tell enough. */
    private static final int EARLIER = 20;

    private static final Set<String> ANSWERING = Set.of(Groups.REVIEWERS, Groups.SENIOR_REVIEWERS, Groups.ADMIN);

    private static final Set<String> CORRECTING = Set.of(Groups.SENIOR_REVIEWERS, Groups.ADMIN);

    private final ClaimStore claims;
    private final SignalWork signals;
    private final PictureWork pictures;
    private final Policies policies;
    private final Authority authority;
    private final SignalAnswers answers;
    private final ClaimProcess claimProcess;
    private final Precedents precedents;
    private final SecondLooks looks;
    private final Appeals appeals;
    private final Threads threads;
    private final Clock clock;

    CaseFiles(
            ClaimStore claims,
            SignalWork signals,
            PictureWork pictures,
            Policies policies,
            Authority authority,
            SignalAnswers answers,
            ClaimProcess claimProcess,
            Precedents precedents,
            SecondLooks looks,
            Appeals appeals,
            Threads threads,
            Clock clock) {
        this.claims = claims;
        this.signals = signals;
        this.pictures = pictures;
        this.policies = policies;
        this.authority = authority;
        this.answers = answers;
        this.claimProcess = claimProcess;
        this.precedents = precedents;
        this.looks = looks;
        this.appeals = appeals;
        this.threads = threads;
        this.clock = clock;
    }

    /** Whoever is to decide the claim once more gets it as it was before its decision. */
    @GetMapping(path = "/app/claims/{claimId}", produces = MediaType.APPLICATION_JSON_VALUE)
    CaseFile file(@PathVariable String claimId, Authentication person) {
        Claim claim = claims.find(claimId).orElseThrow(CaseFiles::notFound);
        if (looks.isBlind(claimId, person.getName())) {
            return before(claim);
        }
        List<RelatedClaim> sameCode = signals.sameCode(claim);
        List<SignalAnswer> answered = answers.at(claimId);
        return file(
                claim,
                AppealQuestion.of(claim, appeals.recordMeanwhile(claim), maySeniorsDo(person)),
                Deciding.of(claim, authority.stakes(claim, sameCode)),
                Neighbours.of(claimId, signals.signals(claim, sameCode), answered, mayAnswer(person), earlier(claim)),
                precedents.like(claim).map(LikeClaimsView::of).orElse(LikeClaimsView.NONE),
                threads.of(claim),
                HistoryLine.of(claimId, claims.timeline(claimId), answered, looks.ofClaim(claimId)));
    }

    /** What was paid, answered or decided in the claims beside it tells of it as well, and is left out. */
    private CaseFile before(Claim decided) {
        Instant then = decided.decision().at();
        Claim claim = decided.beforeItsDecision();
        List<SignalAnswer> answered = answers.at(claim.id()).stream()
                .filter(answer -> answer.at().isBefore(then))
                .toList();
        List<Claim> earlier = earlier(claim).stream()
                .filter(other -> other.updatedAt().isBefore(then)
                        && (other.caseId() == null || !other.caseId().equals(claim.caseId())))
                .toList();
        return file(
                claim,
                AppealQuestion.NONE,
                Deciding.of(claim, authority.ofItself(claim)),
                Neighbours.of(claim.id(), signals.signals(claim, signals.sameCode(claim)), answered, false, earlier),
                LikeClaimsView.NONE,
                threads.blind(decided),
                HistoryLine.of(
                        claim.id(),
                        ClaimEvent.beforeItsDecision(claims.timeline(claim.id())),
                        answered,
                        Optional.empty()));
    }

    private CaseFile file(
            Claim claim,
            AppealQuestion appeal,
            Deciding deciding,
            Neighbours neighbours,
            LikeClaimsView alike,
            ThreadView thread,
            List<HistoryLine> history) {
        Instant now = clock.instant();
        PolicyTables tables = policies.current();
        JudgementInput input = JudgementInput.of(claim, now);
        return new CaseFile(
                appeal,
                Report.of(claim, tables, now),
                Judged.of(claim.judgement(), input.asOf()),
                Delivery.of(claim, input, tables),
                Papers.of(claim, input, tables),
                deciding,
                neighbours,
                alike,
                thread,
                history,
                Keeping.of(claim));
    }

    /** The same by a task of the claim, which is all that Tasklist knows. */
    @GetMapping(path = "/app/claims/of-task/{taskId}", produces = MediaType.APPLICATION_JSON_VALUE)
    CaseFile fileOfTask(@PathVariable String taskId, Authentication person) {
        Optional<SecondLook> look = looks.ofTask(taskId);
        return look.filter(asked -> !asked.isAnswered())
                .flatMap(asked -> claims.find(asked.claimId()))
                .map(this::before)
                .orElseGet(() -> file(
                        look.map(SecondLook::claimId)
                                .or(() -> claimProcess.claimOfTask(taskId))
                                .or(() -> appeals.claimOfTask(taskId))
                                .orElseThrow(CaseFiles::notFound),
                        person));
    }

    /** A small copy of a picture. */
    @GetMapping(path = "/app/claims/{claimId}/evidence/{evidenceId}/thumbnail", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> thumbnail(@PathVariable String claimId, @PathVariable String evidenceId) {
        return ResponseEntity.of(pictures.thumbnail(claimId, evidenceId));
    }

    private List<Claim> earlier(Claim claim) {
        if (claim.resellerId() == null) {
            return List.of();
        }
        var sameOrder = new ClaimStore.Query(
                claim.resellerId(), null, null, claim.facts().orderId(), null, EARLIER + 1);
        return claims.list(sameOrder).stream()
                .filter(other -> !other.equals(claim))
                .limit(EARLIER)
                .toList();
    }

    /** The desk sees signals, and answers none. */
    private static boolean mayAnswer(Authentication person) {
        return Groups.among(person.getAuthorities()).stream().anyMatch(ANSWERING::contains);
    }

    /** Only seniors have an outcome corrected. */
    private static boolean maySeniorsDo(Authentication person) {
        return Groups.among(person.getAuthorities()).stream().anyMatch(CORRECTING::contains);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
