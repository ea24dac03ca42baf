package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.casework.Worklist;
import java.security.Principal;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the button "Next claim" in Tasklist asks for. */
@RestController
class NextClaim {

    private final Worklist worklist;

    NextClaim(Worklist worklist) {
        this.worklist = worklist;
    }

    /** @param task the id of the task that is now the person's */
    record Taken(String task) {}

    /** Takes the most urgent claim for whoever asks: 200 with the task, 204 where nothing is left. */
    @PostMapping("/app/next-claim")
    ResponseEntity<Taken> next(Principal person) {
        return worklist.takeNext(person.getName())
                .map(task -> ResponseEntity.ok(new Taken(task)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** The token that our modules in Tasklist send back with what changes something; Tasklist's own is another. */
    @GetMapping("/app/csrf")
    CsrfToken csrf(CsrfToken token) {
        return token;
    }
}
