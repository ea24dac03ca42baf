package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.people.Groups;
import com.psnb2b.codesupport.process.migration.Migration;
import com.psnb2b.codesupport.process.migration.MigrationRuns;
import com.psnb2b.codesupport.process.migration.Migrations;
import com.psnb2b.codesupport.process.migration.Migrations.Actor;
import com.psnb2b.codesupport.process.migration.Migrations.Plan;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Running claims and the versions of the process, for process owners: who runs on what, the plan, the way there. */
@Controller
@RequestMapping("/app/migration")
class MigrationPages {

    /** What the page asks while it waits. */
    record Progress(Migration.State state, long done, long total) {}

    private final Migrations migrations;
    private final MigrationRuns runs;

    MigrationPages(Migrations migrations, MigrationRuns runs) {
        this.migrations = migrations;
        this.runs = runs;
    }

    @GetMapping
    String versions(Model model) {
        model.addAttribute("versions", migrations.versions());
        model.addAttribute("last", runs.last().orElse(null));
        return "migration";
    }

    /** @param from the engine's id of an older version */
    @GetMapping("/plan")
    String plan(@RequestParam String from, Model model) {
        model.addAttribute("plan", find(from));
        return "migration-plan";
    }

    @PostMapping
    String start(@RequestParam String from, Authentication person) {
        runs.start(find(from), new Actor(person.getName(), Groups.among(person.getAuthorities())));
        return "redirect:/app/migration";
    }

    @GetMapping("/progress")
    @ResponseBody
    Progress progress() {
        Migration last = runs.last().orElseThrow(MigrationPages::notFound);
        return new Progress(last.state(), last.done(), last.total());
    }

    private Plan find(String from) {
        return migrations.plan(from).orElseThrow(MigrationPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
