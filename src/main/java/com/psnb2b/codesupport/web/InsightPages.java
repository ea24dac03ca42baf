package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.agreement.Agreement;
import com.psnb2b.codesupport.agreement.AgreementFigures;
import com.psnb2b.codesupport.casework.OpenWork;
import com.psnb2b.codesupport.casework.OpenWork.Lateness;
import com.psnb2b.codesupport.casework.OpenWork.Waiting;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.insight.ClaimsBehind;
import com.psnb2b.codesupport.insight.ClaimsBehind.What;
import com.psnb2b.codesupport.insight.Dimension;
import com.psnb2b.codesupport.insight.Figures;
import com.psnb2b.codesupport.insight.Filter;
import com.psnb2b.codesupport.insight.Line;
import com.psnb2b.codesupport.insight.Spread;
import com.psnb2b.codesupport.insight.Step;
import com.psnb2b.codesupport.process.drafts.ModelDrafts;
import com.psnb2b.codesupport.replay.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What waits, how long claims take and how they end, over all of them; for seniors, process owners, administrators. */
@Controller
@RequestMapping("/app/insight")
class InsightPages {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final String MODEL = "code-claim.bpmn";

    /** The last page of a list that is asked for by number. */
    private static final int MOST = 10_000;

    /**
     * A step of the process.
     *
     * @param now what waits there; null where nothing does
     * @param waits of the claims that have left it
     */
    record StepLine(Step step, Waiting now, Spread waits) {}

    private final Figures figures;
    private final ClaimsBehind behind;
    private final OpenWork work;
    private final Agreement agreement;
    private final ModelDrafts models;
    private final Clock clock;

    InsightPages(
            Figures figures, ClaimsBehind behind, OpenWork work, Agreement agreement, ModelDrafts models, Clock clock) {
        this.figures = figures;
        this.behind = behind;
        this.work = work;
        this.agreement = agreement;
        this.models = models;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reseller,
            @RequestParam(defaultValue = "") String type,
            Model page,
            HttpServletResponse response) {
        InsightFilter asked =
                InsightFilter.of(from, until, reseller, type, clock).shownOn(page, response);
        Instant now = clock.instant();
        page.addAttribute("now", now);
        page.addAttribute("types", InsightFilter.types());
        page.addAttribute("uncounted", figures.uncounted());
        page.addAttribute("queues", work.byQueue(now));
        page.addAttribute("steps", steps(asked, now));
        page.addAttribute("total", figures.total(asked.filter()));
        Map<InsightTable, List<Line>> tables = new LinkedHashMap<>();
        Arrays.stream(InsightTable.values())
                .filter(table -> table != InsightTable.DAY)
                .forEach(table -> tables.put(table, table.shown(figures, asked.filter())));
        page.addAttribute("days", InsightTable.DAY.shown(figures, asked.filter()));
        page.addAttribute("tables", tables);
        page.addAttribute("agreement", agreement(asked));
        return "insight";
    }

    /** Any of the tables, with more lines than the page shows. */
    @GetMapping("/{table}.csv")
    ResponseEntity<String> csv(
            @PathVariable String table,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reseller,
            @RequestParam(defaultValue = "") String type) {
        InsightFilter asked = InsightFilter.of(from, until, reseller, type, clock);
        if (asked.error() != null) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, asked.error());
        }
        Instant now = clock.instant();
        String lines = switch (table) {
            case "queue" -> waiting("queue", work.byQueue(now), Map.of());
            case "step" -> steps(asked, work.byStep(now));
            case "agreement" -> agreement(asked).csv();
            default ->
                WireName.find(InsightTable.class, table)
                        .map(known -> known.csv(figures, asked.filter()))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        };
        return Download.csv("by-" + table + ".csv").body(lines);
    }

    /** The model in force, to be drawn. */
    @GetMapping("/model")
    @ResponseBody
    ResponseEntity<byte[]> model() {
        return models.inForce(MODEL)
                .map(model -> ResponseEntity.ok().contentType(TEXT).body(model))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * The claims that a figure counts.
     *
     * @param what one of {@link What}
     * @param by a table; blank for all claims
     * @param value a line of the table
     */
    @GetMapping("/claims")
    String claims(
            @RequestParam(defaultValue = "filed") String what,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reseller,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String before,
            Model page,
            HttpServletResponse response) {
        InsightFilter asked =
                InsightFilter.of(from, until, reseller, type, clock).shownOn(page, response);
        Dimension dimension = by.isBlank()
                ? Dimension.ALL
                : WireName.find(InsightTable.class, by)
                        .map(InsightTable::dimension)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("by", by);
        page.addAttribute("value", value);
        page.addAttribute("path", "/app/insight/claims");
        ClaimList.fill(page, behind, what, dimension, value, asked.filter(), before);
        return "insight-claims";
    }

    /** The claims that wait. */
    @GetMapping("/waiting")
    String waiting(
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "open") String what,
            @RequestParam(defaultValue = "0") int offset,
            Model page) {
        Lateness lateness = WireName.find(Lateness.class, what)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (offset < 0 || offset > MOST) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Instant now = clock.instant();
        List<OpenWork.Task> tasks = work.tasks(
                queue.isBlank() ? null : queue,
                step.isBlank() ? null : step,
                lateness,
                now,
                offset,
                ClaimsBehind.PAGE + 1);
        page.addAttribute("words", new InsightWords());
        page.addAttribute("now", now);
        page.addAttribute("queue", queue);
        page.addAttribute("step", step);
        page.addAttribute("what", what);
        page.addAttribute("tasks", tasks.stream().limit(ClaimsBehind.PAGE).toList());
        page.addAttribute("next", tasks.size() > ClaimsBehind.PAGE ? offset + ClaimsBehind.PAGE : null);
        return "insight-waiting";
    }

    private AgreementFigures agreement(InsightFilter asked) {
        Filter filter = asked.filter();
        return agreement.figures(
                filter.from().atStartOfDay(ZoneOffset.UTC).toInstant(),
                filter.until().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                filter.type());
    }

    private List<StepLine> steps(InsightFilter asked, Instant now) {
        Map<String, Waiting> waiting =
                work.byStep(now).stream().collect(Collectors.toMap(Waiting::place, Function.identity()));
        Map<Step, Spread> waits = figures.waits(asked.filter());
        return Arrays.stream(Step.values())
                .map(step -> new StepLine(step, waiting.get(step.task()), waits.get(step)))
                .toList();
    }

    private String steps(InsightFilter asked, List<Waiting> waiting) {
        Map<String, Spread> waits = figures.waits(asked.filter()).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().task(), Map.Entry::getValue));
        return waiting("step", waiting, waits);
    }

    private static String waiting(String first, List<Waiting> lines, Map<String, Spread> waits) {
        StringBuilder csv = new StringBuilder(
                Csv.line(List.of(first, "open", "oldest", "due", "overdue", "median_seconds", "nine_of_ten_seconds")));
        for (Waiting line : lines) {
            Spread spread = waits.get(Objects.toString(line.place(), ""));
            csv.append(Csv.line(Arrays.asList(
                    line.place(),
                    line.open(),
                    line.oldest(),
                    line.due(),
                    line.overdue(),
                    seconds(spread == null ? null : spread.median()),
                    seconds(spread == null ? null : spread.nineOfTen()))));
        }
        return csv.toString();
    }

    private static Long seconds(Duration time) {
        return time == null ? null : time.toSeconds();
    }
}
