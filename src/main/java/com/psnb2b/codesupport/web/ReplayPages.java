package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.policy.DraftPolicies;
import com.psnb2b.codesupport.policy.TableFault;
import com.psnb2b.codesupport.policy.TablesRefused;
import com.psnb2b.codesupport.replay.Aspect;
import com.psnb2b.codesupport.replay.ReplayRun;
import com.psnb2b.codesupport.replay.ReplayRuns;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** What changed decision tables would have made of past claims, for process owners: upload, progress, result. */
@Controller
@RequestMapping("/app/replay")
class ReplayPages {

    /** What the page asks while it waits. */
    record Progress(ReplayRun.State state, long done, long total) {}

    private final ReplayRuns runs;
    private final DraftPolicies drafts;

    ReplayPages(ReplayRuns runs, DraftPolicies drafts) {
        this.runs = runs;
        this.drafts = drafts;
    }

    @GetMapping
    String start(Model model) {
        return form(model, List.of(), false);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String run(@RequestParam List<MultipartFile> tables, Principal person, Model model, HttpServletResponse answer)
            throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (MultipartFile file : tables) {
            if (!file.isEmpty()) {
                files.put(String.valueOf(file.getOriginalFilename()), file.getBytes());
            }
        }
        try {
            Optional<ReplayRun> run = runs.start(drafts.read(files), files.keySet(), person.getName());
            if (run.isPresent()) {
                return "redirect:/app/replay/" + run.get().id();
            }
            answer.setStatus(HttpStatus.CONFLICT.value());
            return form(model, List.of(), true);
        } catch (TablesRefused refused) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(model, refused.faults(), false);
        }
    }

    private String form(Model model, List<TableFault> faults, boolean busy) {
        model.addAttribute("faults", faults);
        model.addAttribute("busy", busy);
        model.addAttribute("runs", runs.latest());
        return "replay";
    }

    @GetMapping("/{id}")
    String result(@PathVariable String id, Model model) {
        ReplayRun run = find(id);
        model.addAttribute("run", run);
        if (run.state() != ReplayRun.State.DONE) {
            return "replay-progress";
        }
        model.addAttribute(
                "aspects",
                Arrays.stream(Aspect.values())
                        .filter(aspect -> run.sums().changed(aspect) > 0)
                        .toList());
        return "replay-result";
    }

    @GetMapping("/{id}/progress")
    @ResponseBody
    Progress progress(@PathVariable String id) {
        ReplayRun run = find(id);
        return new Progress(run.state(), run.done(), run.total());
    }

    @PostMapping("/{id}/stop")
    String stop(@PathVariable String id) {
        find(id).stop();
        return "redirect:/app/replay/" + id;
    }

    @GetMapping("/{id}/claims.csv")
    ResponseEntity<Resource> claims(@PathVariable String id) {
        ReplayRun run = finished(id);
        return Download.csv(run.fileName() + "-claims.csv").body(new FileSystemResource(run.claimsCsv()));
    }

    @GetMapping("/{id}/sums.csv")
    ResponseEntity<String> sums(@PathVariable String id) {
        ReplayRun run = finished(id);
        return Download.csv(run.fileName() + "-sums.csv").body(run.sumsCsv());
    }

    private ReplayRun finished(String id) {
        ReplayRun run = find(id);
        if (run.state() != ReplayRun.State.DONE) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return run;
    }

    private ReplayRun find(String id) {
        return runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
