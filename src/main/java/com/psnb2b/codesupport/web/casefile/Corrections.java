package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.appeal.Appeals;
import com.psnb2b.codesupport.claim.Claim;
import java.security.Principal;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the claim tab sends when a senior has an outcome corrected. */
@RestController
class Corrections {

    private final Appeals appeals;

    Corrections(Appeals appeals) {
        this.appeals = appeals;
    }

    record Sent(String reason) {}

    /** Begins a correction: 200 with what is asked now, 422 without a reason, 409 where there is nothing to correct. */
    @PostMapping("/app/claims/{claimId}/correction")
    AppealQuestion correct(@PathVariable String claimId, @RequestBody Sent sent, Principal person) {
        Claim claim = appeals.correct(claimId, sent.reason(), person.getName());
        return AppealQuestion.of(claim, appeals.recordMeanwhile(claim), true);
    }

    @ExceptionHandler(NoSuchElementException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void notFound() {}
}
