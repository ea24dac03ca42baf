package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.casework.OpenWork;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimSearch;
import com.psnb2b.codesupport.claim.ClaimSearch.Found;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.code.CodeReference;
import com.psnb2b.codesupport.code.CodeSealer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * One search for our staff over open and ended claims, and any of them to look at. What is sought is posted: somebody will
 * paste a whole code, which must stand in no address.
 */
@Controller
@RequestMapping("/app/find")
class FindPages {

    /** Before the id of a claim: the page of it. */
    static final String CLAIM = "/app/find/claims/";

    private static final int SHOWN = 50;
    private static final int LONGEST = 200;

    /** Characters of a code that are shown. */
    private static final int LAST = 4;

    private final ClaimSearch search;
    private final ClaimStore claims;
    private final OpenWork work;
    private final CodeSealer sealer;
    private final Clock clock;

    FindPages(ClaimSearch search, ClaimStore claims, OpenWork work, CodeSealer sealer, Clock clock) {
        this.search = search;
        this.claims = claims;
        this.work = work;
        this.sealer = sealer;
        this.clock = clock;
    }

    @GetMapping
    String page() {
        return "find";
    }

    /** @param q what is sought; of more than {@value #LONGEST} characters nothing is found */
    @PostMapping
    String find(@RequestParam(defaultValue = "") String q, Model page) {
        String words = q.strip();
        boolean isUsable = !words.isEmpty() && words.length() <= LONGEST;
        CodeReference code = isUsable ? code(words) : null;
        List<Found> found = isUsable ? search.find(words, code, SHOWN + 1) : List.of();
        page.addAttribute("sought", code == null ? CodeRedactor.redact(words) : code.masked());
        page.addAttribute("found", found.stream().limit(SHOWN).toList());
        page.addAttribute("more", found.size() > SHOWN);
        page.addAttribute("words", new InsightWords());
        return "find";
    }

    /** A claim as the claim tab shows it, with the way to its task where it waits for somebody. */
    @GetMapping("/claims/{id}")
    String claim(@PathVariable String id, Model page) {
        Claim claim = claims.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("claim", claim);
        page.addAttribute("task", work.taskOf(id).orElse(null));
        page.addAttribute("customer", claim.resellerId() != null && !claim.isClosed(clock.instant()));
        page.addAttribute("languages", LanguagePage.NAMES);
        return "found-claim";
    }

    /** A whole code, or the last characters of one; null for anything else. */
    private CodeReference code(String words) {
        return read(sealer::seal, words)
                .filter(whole -> whole.length() == CodeReference.VOUCHER_LENGTH)
                .or(() -> read(sealer::masked, words)
                        .filter(masked -> masked.lastFour().length() == LAST))
                .orElse(null);
    }

    private static Optional<CodeReference> read(Function<String, CodeReference> reading, String words) {
        try {
            return Optional.of(reading.apply(words));
        } catch (IllegalArgumentException noCode) {
            return Optional.empty();
        }
    }
}
