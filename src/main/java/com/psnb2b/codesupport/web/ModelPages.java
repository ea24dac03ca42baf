package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.access.ApiKeys;
import com.psnb2b.codesupport.access.Scope;
import com.psnb2b.codesupport.process.drafts.Drawable;
import com.psnb2b.codesupport.process.drafts.ModelDrafts;
import com.psnb2b.codesupport.process.drafts.ModelDrafts.Earlier;
import com.psnb2b.codesupport.process.drafts.Verdict;
import com.psnb2b.codesupport.process.migration.Migrations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.WebUtils;

/**
 * Models, tables, forms and examples of process owners before they count: the page, and the calls that it and a build server
 * make. The browser holds the files; each call brings them all.
 */
@Controller
@RequestMapping("/app/models")
class ModelPages {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final int LONGEST_NAME = 200;

    /** What is sent cannot be looked at. */
    private static final class NotTaken extends RuntimeException {

        private final transient Verdict verdict;

        NotTaken(String file, String message) {
            super(message);
            verdict = Verdict.of(file, "RESOURCE", message);
        }
    }

    /** A topic of workers, with the names of the keys that may ask for its tasks. */
    record Topic(String name, List<String> keys) {}

    private final ModelDrafts drafts;
    private final Migrations migrations;
    private final Drawable drawable;
    private final ApiKeys keys;

    ModelPages(ModelDrafts drafts, Migrations migrations, Drawable drawable, ApiKeys keys) {
        this.drafts = drafts;
        this.migrations = migrations;
        this.drawable = drawable;
        this.keys = keys;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("inForce", drafts.inForce());
        model.addAttribute("versions", migrations.versions());
        model.addAttribute("addresses", drawable.addresses());
        model.addAttribute("topics", topics());
        model.addAttribute("calendar", drawable.calendar());
        return "models";
    }

    private List<Topic> topics() {
        List<ApiKeys.Entry> workers = keys.list().stream()
                .filter(key -> key.scope() == Scope.worker && key.revokedAt() == null)
                .toList();
        return drawable.topics().stream()
                .map(topic -> new Topic(
                        topic,
                        workers.stream()
                                .filter(key -> key.topics().contains(topic))
                                .map(ApiKeys.Entry::name)
                                .sorted()
                                .toList()))
                .toList();
    }

    /** A file as it is in force. */
    @GetMapping("/in-force/{file}")
    @ResponseBody
    ResponseEntity<byte[]> inForce(@PathVariable String file) {
        return text(drafts.inForce(file));
    }

    private static ResponseEntity<byte[]> text(Optional<byte[]> model) {
        return model.map(content -> ResponseEntity.ok().contentType(TEXT).body(content))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What was in force before. */
    @GetMapping("/earlier/{file}")
    @ResponseBody
    List<Earlier> earlier(@PathVariable String file) {
        return drafts.earlier(file);
    }

    /** A file as it was in force before. */
    @GetMapping("/earlier/{file}/{deployment}")
    @ResponseBody
    ResponseEntity<byte[]> earlier(@PathVariable String file, @PathVariable String deployment) {
        return text(drafts.earlier(file, deployment));
    }

    @PostMapping(path = "/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseBody
    ResponseEntity<Verdict> check(HttpServletRequest request, Principal person) throws IOException {
        return answer(drafts.check(files(request), person.getName()));
    }

    /**
     * @param claim id of one that was filed; empty where facts are given
     * @param facts an example, or a claim as {@code POST /claims} takes it
     */
    @PostMapping(path = "/try", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseBody
    Object tryOut(
            @RequestParam(defaultValue = "") String claim,
            @RequestParam(defaultValue = "") String facts,
            HttpServletRequest request,
            Principal person)
            throws IOException {
        Map<String, byte[]> files = draft(request);
        var tried = claim.isBlank()
                ? drafts.tryFacts(files, person.getName(), facts.getBytes(StandardCharsets.UTF_8))
                : drafts.tryClaim(files, person.getName(), claim.strip());
        return tried.<Object>map(one -> one)
                .orElseThrow(() -> new NotTaken(
                        "the claim",
                        "nobody can say where it would go: the files are refused (see the verdict), or no claim that was judged has"
                                + " this id"));
    }

    @PostMapping(path = "/deploy", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseBody
    ResponseEntity<Verdict> deploy(
            @RequestParam(defaultValue = "") String name, HttpServletRequest request, Principal person)
            throws IOException {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new NotTaken(
                    "the name of the deployment",
                    "is needed, of at most " + LONGEST_NAME + " characters: say what changes");
        }
        return drafts.deploy(files(request), person.getName(), name.strip())
                .map(ModelPages::answer)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @ExceptionHandler
    @ResponseBody
    ResponseEntity<Verdict> notTaken(NotTaken refused) {
        return answer(refused.verdict);
    }

    private static ResponseEntity<Verdict> answer(Verdict verdict) {
        return ResponseEntity.status(verdict.deployable() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY)
                .body(verdict);
    }

    private static Map<String, byte[]> files(HttpServletRequest request) throws IOException {
        Map<String, byte[]> files = draft(request);
        if (files.isEmpty()) {
            throw new NotTaken("the files", "none came: send at least one, each as a part with its file name");
        }
        return files;
    }

    /** Every part that is a file, by its name, whatever the field is called; none where what is in force is meant. */
    private static Map<String, byte[]> draft(HttpServletRequest request) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        MultipartRequest form = WebUtils.getNativeRequest(request, MultipartRequest.class);
        for (MultipartFile file : form.getMultiFileMap().values().stream()
                .flatMap(Collection::stream)
                .toList()) {
            String name = String.valueOf(file.getOriginalFilename());
            if (name.isBlank()) {
                continue;
            }
            if (name.length() > LONGEST_NAME) {
                throw new NotTaken(
                        name.substring(0, LONGEST_NAME), "its name has more than " + LONGEST_NAME + " characters");
            }
            if (files.put(name, file.getBytes()) != null) {
                throw new NotTaken(name, "came twice; leave one out");
            }
        }
        return files;
    }
}
