package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.claim.Faults;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.intake.JsonFields;
import com.psnb2b.codesupport.intake.StrictJson;
import com.psnb2b.codesupport.mail.Contacts;
import com.psnb2b.codesupport.mail.Contacts.Wanted;
import com.psnb2b.codesupport.words.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's addresses for mail (contract, section 6). */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactsController {

    /** What a contact is told of where it names nothing: what asks somebody for something, and how it ends. */
    static final List<String> USUAL = List.of(
            "claim.evidence_required",
            "claim.evidence_reminder",
            "claim.message",
            "claim.notice",
            "claim.not_covered",
            "claim.resolved",
            "claim.appeal_resolved",
            "claim.outcome_corrected",
            "case.message",
            "case.resolved");

    private static final int TEXT = 300;
    private static final String LANGUAGES =
            Words.LANGUAGES.stream().map(Locale::toLanguageTag).collect(Collectors.joining(", "));

    private final Contacts contacts;
    private final StrictJson json;

    ContactsController(Contacts contacts, StrictJson json) {
        this.contacts = contacts;
        this.json = json;
    }

    @GetMapping
    List<Contacts.View> list(@AuthenticationPrincipal ApiCaller caller) {
        return contacts.list(caller.resellerId());
    }

    /** Replaces the list; a new address is asked by mail, and is told nothing before its owner has said yes. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    List<Contacts.View> replace(@AuthenticationPrincipal ApiCaller caller, @RequestBody byte[] body) {
        List<Wanted> wanted = read(body);
        if (!contacts.isOn()) {
            throw ApiException.conflict(
                    "mail_not_set_up", "No mail is sent here yet; whoever runs this application can set it up.");
        }
        try {
            return contacts.replace(caller.resellerId(), wanted);
        } catch (Contacts.TooManyQuestions e) {
            throw new ApiException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too_many_questions",
                    "A new address is asked by mail first, and one of these was asked too often of late; nothing was"
                            + " changed.",
                    List.of(),
                    e.retryAfter());
        }
    }

    private List<Wanted> read(byte[] body) {
        JsonNode list = list(body);
        Faults errors = new Faults();
        List<Wanted> wanted = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        if (list.size() > Contacts.MOST) {
            errors.add("body", "too_many", "may have at most " + Contacts.MOST + " contacts");
        }
        for (int i = 0; i < Math.min(list.size(), Contacts.MOST); i++) {
            JsonFields fields = new JsonFields(list.get(i), "[" + i + "]", errors);
            String address = address(fields);
            Locale language = language(fields);
            List<String> events = PublicEventList.read(fields, USUAL);
            fields.nothingElse();
            if (address != null && !addresses.add(address.toLowerCase(Locale.ROOT))) {
                fields.fault("address", "duplicate", "is there twice");
            }
            wanted.add(new Wanted(address, language, events));
        }
        errors.refuse();
        return wanted;
    }

    private JsonNode list(byte[] body) {
        try {
            JsonNode tree = json.read(body);
            if (tree.isArray()) {
                return tree;
            }
        } catch (IOException e) {
            // Answered below.
        }
        throw new ApiException(HttpStatus.BAD_REQUEST, "unreadable", "The body is not one JSON list.");
    }

    private static String address(JsonFields fields) {
        String written = fields.required("address", fields.text("address", TEXT));
        if (written != null && !written.equals(CodeRedactor.redactName(written))) {
            return fields.fault("address", "invalid", "looks like a voucher code");
        }
        return written == null
                ? null
                : Contacts.address(written)
                        .orElseGet(() -> fields.fault(
                                "address", "invalid", "must be one address for mail, such as claims@example.com"));
    }

    private static Locale language(JsonFields fields) {
        String tag = fields.required("language", fields.text("language", TEXT));
        return tag == null
                ? null
                : Words.LANGUAGES.stream()
                        .filter(language -> language.toLanguageTag().equals(tag))
                        .findFirst()
                        .orElseGet(() -> fields.fault("language", "invalid", "must be one of " + LANGUAGES));
    }
}
