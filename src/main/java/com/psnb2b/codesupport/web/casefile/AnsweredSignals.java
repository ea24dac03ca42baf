package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.casework.SignalAnswering;
import java.security.Principal;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the claim tab sends when a reviewer answers a signal. */
@RestController
class AnsweredSignals {

    private final SignalAnswering answering;

    AnsweredSignals(SignalAnswering answering) {
        this.answering = answering;
    }

    /** @param note null where nothing is to be said */
    record Sent(String signal, String other, String answer, String note) {}

    /** Keeps the answer: 200 with those that count at this claim, 422 where it does not hold, 404 for no claim. */
    @PostMapping("/app/claims/{claimId}/signals")
    List<AnswerView> answer(@PathVariable String claimId, @RequestBody Sent sent, Principal person) {
        return AnswerView.of(
                claimId,
                answering.answer(claimId, sent.signal(), sent.other(), sent.answer(), sent.note(), person.getName()));
    }

    @ExceptionHandler(NoSuchElementException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    void notFound() {}
}
