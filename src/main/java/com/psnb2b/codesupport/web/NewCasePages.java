package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.access.Scope;
import com.psnb2b.codesupport.access.Visitor;
import com.psnb2b.codesupport.api.IdempotentRequests;
import com.psnb2b.codesupport.api.IdempotentRequests.Made;
import com.psnb2b.codesupport.api.Uploads;
import com.psnb2b.codesupport.casework.Cases;
import com.psnb2b.codesupport.claim.CaseSubmission;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.EvidenceType;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.ReportedIssue;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.intake.CaseReader;
import com.psnb2b.codesupport.intake.CaseReader.SentCode;
import com.psnb2b.codesupport.policy.Policies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Many codes into one case: what was pasted is checked, what is wrong is named at its line, and one form files once. For a
 * reseller's people, and for the support desk, which says whose the codes are.
 */
@Controller
class NewCasePages {

    private static final String OF_A_RESELLER = "/status/new-case";
    static final String OF_THE_DESK = "/app/new-case";
    /** What the next page says, in its address (see {@link PageModel}). */
    static final String SAID = "said";

    private static final String FILED = "filed";
    private static final Pattern CASE = Pattern.compile("cas_[0-9a-f]{1,64}");

    private static final int RESELLER_ID = 100;

    /** Says nothing here: a page is throttled by its sign-in. */
    private static final int REQUESTS_A_MINUTE = 60;

    /** How long a second press waits for what the first one makes. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(30);

    private final PastedCodes pasted;
    private final ManyCodes manyCodes;
    private final Cases cases;
    private final Uploads uploads;
    private final IdempotentRequests once;
    private final Policies policies;

    NewCasePages(
            PastedCodes pasted,
            ManyCodes manyCodes,
            Cases cases,
            Uploads uploads,
            IdempotentRequests once,
            Policies policies) {
        this.pasted = pasted;
        this.manyCodes = manyCodes;
        this.cases = cases;
        this.uploads = uploads;
        this.once = once;
        this.policies = policies;
    }

    @ModelAttribute
    void always(HttpServletRequest request, @RequestParam(defaultValue = "") String filed, Model page) {
        page.addAttribute(FILED, CASE.matcher(filed).matches() ? filed : null);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        page.addAttribute("place", path.startsWith(OF_THE_DESK) ? OF_THE_DESK : OF_A_RESELLER);
        page.addAttribute("desk", path.startsWith(OF_THE_DESK));
        page.addAttribute("issues", DisplayNames.all(ReportedIssue.values()));
        page.addAttribute("kinds", DisplayNames.all(EvidenceType.values()));
    }

    @GetMapping({OF_A_RESELLER, OF_THE_DESK})
    String empty(Model page) {
        return shown(page, ManyCodesForm.of(new LinkedMultiValueMap<>()), Map.of());
    }

    /** What filing would make of it; files nothing. 422 where something is wrong. */
    @PostMapping({OF_A_RESELLER, OF_THE_DESK})
    String check(
            @AuthenticationPrincipal Visitor visitor,
            Principal person,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page)
            throws IOException {
        return answered(visitor, person, fields, request, response, page, (caller, form, sent) -> {
            if (sent.submission() != null) {
                page.addAttribute(
                        "groups", GroupLine.of(cases.check(sent.submission()).claims(), policies::current));
            }
            return null;
        });
    }

    /** Files the case where nothing is wrong with any of its codes, and leads to it. */
    @PostMapping({OF_A_RESELLER + "/file", OF_THE_DESK + "/file"})
    String file(
            @AuthenticationPrincipal Visitor visitor,
            Principal person,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page)
            throws IOException {
        return answered(visitor, person, fields, request, response, page, (caller, form, sent) -> {
            String key = form.requiredKey();
            if (!sent.wrong().isEmpty()) {
                return null;
            }
            CaseSubmission read = sent.submission();
            Made made = patiently(() -> cases.file(
                    read,
                    filing -> once.madeByForm(
                            caller,
                            "page " + key,
                            () -> filing.get().claimCase().id())));
            next.addAttribute(SAID, made.before() ? "said.case_before" : "said.case");
            if (visitor == null) {
                next.addAttribute(FILED, made.id());
            }
            return "redirect:" + (visitor == null ? OF_THE_DESK : "/status/cases/" + made.id());
        });
    }

    private interface Act {
        /** @return where it leads; null to show the page */
        String on(ApiCaller caller, ManyCodesForm form, ManyCodes.Sent sent);
    }

    private String answered(
            Visitor visitor,
            Principal person,
            MultiValueMap<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page,
            Act act)
            throws IOException {
        ManyCodesForm sentForm = ManyCodesForm.of(fields);
        AtomicReference<ManyCodesForm> form = new AtomicReference<>(sentForm);
        return CodesAnswers.to(
                () -> {
                    ManyCodesForm.requireKnown(fields);
                    ApiCaller caller = visitor == null ? reseller(sentForm, person) : visitor.caller();
                    String actor = actor(visitor, person);
                    var sender = new CaseReader.Sender(caller.resellerId(), Channel.PAGE, actor, true);
                    List<SentCode> codes = pasted.read(PastedCodes.sent(sentForm, request), sender);
                    form.set(sentForm.with(codes));
                    ManyCodes.Sent sent = manyCodes.read(
                            form.get(), codes, evidence(sentForm, ChosenFiles.of(request, "file"), actor), sender);
                    page.addAttribute("sent", sent);
                    String next = act.on(caller, form.get(), sent);
                    if (next != null) {
                        return next;
                    }
                    if (!sent.wrong().isEmpty()) {
                        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                    }
                    return shown(page, form.get(), Map.of());
                },
                response,
                page,
                errors -> shown(page, form.get(), errors));
    }

    private static String shown(Model page, ManyCodesForm form, Map<String, String> errors) {
        page.addAttribute("form", form);
        page.addAttribute("errors", errors);
        page.addAttribute("elsewhere", ClaimForm.elsewhere(errors, ManyCodesForm.shown()));
        return "new-case";
    }

    /** The desk files for whom it names, as in Tasklist. */
    private static ApiCaller reseller(ManyCodesForm form, Principal person) {
        String id = form.value(ManyCodesForm.RESELLER)
                .orElseThrow(() -> InvalidInput.of(ManyCodesForm.RESELLER, "required", "say whose the codes are"));
        if (id.length() > RESELLER_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInput.of(ManyCodesForm.RESELLER, "invalid", "must be the id of a reseller");
        }
        if (CodeRedactor.nameHolds(id, List.of(), null)) {
            throw InvalidInput.of(ManyCodesForm.RESELLER, "invalid", "must not be a code");
        }
        return caller(person, id);
    }

    /** A person of the desk, on a reseller's behalf. */
    static ApiCaller caller(Principal person, String resellerId) {
        return new ApiCaller(person.getName(), Scope.reseller, resellerId, REQUESTS_A_MINUTE);
    }

    /** Who it was, as events name it. @param visitor null where it is the desk */
    static String actor(Visitor visitor, Principal person) {
        return visitor == null
                ? "user:" + person.getName()
                : visitor.caller().party().actor();
    }

    private List<NewEvidence> evidence(ManyCodesForm form, List<MultipartFile> files, String actor) throws IOException {
        return files.isEmpty()
                ? List.of()
                : uploads.read(form.value("type").map(List::of).orElse(null), files, actor);
    }

    /** Two presses of one form: the later one finds what the first has filed. */
    static Made patiently(Supplier<Made> filing) {
        return IdempotentRequests.patiently(UNDER_WAY, filing);
    }
}
