package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.api.Uploads;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.intake.EvidenceReader;
import com.psnb2b.codesupport.platform.Busy;
import com.psnb2b.codesupport.words.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Reads what a form adds to a claim, or to a case: files, facts, or both. Everything is read before anything is added. */
@Component
class EvidenceForms {

    private static final String SECONDS_TO_A_FREE_TURN = "10";

    private final EvidenceReader evidence;
    private final Uploads uploads;

    EvidenceForms(EvidenceReader evidence, Uploads uploads) {
        this.evidence = evidence;
        this.uploads = uploads;
    }

    /**
     * Reads the form and has it added. The status is 422 where something is wrong with it, 503 where it had to wait too long.
     *
     * @param actor who adds it, as events name it
     * @return what is wrong, by field; empty where it is added
     */
    Map<String, String> add(
            MultiValueMap<String, String> fields,
            List<MultipartFile> files,
            String actor,
            HttpServletResponse response,
            Consumer<List<NewEvidence>> adding)
            throws IOException {
        return add(response, () -> {
            ClaimForm.requireKnown(fields);
            adding.accept(read(new ClaimForm(fields.toSingleValueMap()), ChosenFiles.among(files), actor));
        });
    }

    /** The same of a form that says something in words of its own, and may have no file. */
    Map<String, String> addWithWords(
            MultiValueMap<String, String> fields,
            List<MultipartFile> files,
            String actor,
            HttpServletResponse response,
            Consumer<List<NewEvidence>> adding)
            throws IOException {
        List<MultipartFile> chosen = ChosenFiles.among(files);
        return add(
                response,
                () -> adding.accept(
                        chosen.isEmpty() ? List.of() : files(new ClaimForm(fields.toSingleValueMap()), chosen, actor)));
    }

    /** Reads and adds. */
    private interface Work {
        void go() throws IOException;
    }

    private static Map<String, String> add(HttpServletResponse response, Work work) throws IOException {
        try {
            work.go();
            return Map.of();
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return ClaimForm.faults(invalid);
        } catch (Busy busy) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_A_FREE_TURN);
            return Map.of("file", Words.ofReader().said(busy.getMessage()));
        }
    }

    private List<NewEvidence> files(ClaimForm form, List<MultipartFile> chosen, String actor) throws IOException {
        return uploads.read(form.value("type").map(List::of).orElse(null), chosen, actor);
    }

    private List<NewEvidence> read(ClaimForm form, List<MultipartFile> chosen, String actor) throws IOException {
        List<NewEvidence> added = new ArrayList<>();
        if (!chosen.isEmpty()) {
            added.addAll(files(form, chosen, actor));
        }
        form.statement().ifPresent(statement -> added.add(evidence.read(statement, actor)));
        if (added.isEmpty()) {
            throw InvalidInput.of("file", "required", "choose a file, or fill in what is missing");
        }
        return added;
    }
}
