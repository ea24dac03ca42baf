package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.insight.ClaimsBehind;
import com.psnb2b.codesupport.insight.Dimension;
import com.psnb2b.codesupport.insight.Figures;
import com.psnb2b.codesupport.insight.Figures.By;
import com.psnb2b.codesupport.insight.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the person who asks has decided, and nobody else. */
@Controller
@RequestMapping("/app/insight/mine")
class OwnInsightPages {

    private static final int TYPES = 20;

    private final Figures figures;
    private final ClaimsBehind behind;
    private final Clock clock;

    OwnInsightPages(Figures figures, ClaimsBehind behind, Clock clock) {
        this.figures = figures;
        this.behind = behind;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Principal person,
            Model page,
            HttpServletResponse response) {
        Filter filter = InsightFilter.of(from, until, "", "", clock)
                .shownOn(page, response)
                .filter();
        page.addAttribute("uncounted", figures.uncounted());
        page.addAttribute(
                "total",
                figures.lines(By.TOTAL, Dimension.REVIEWER, person.getName(), filter, 1).stream()
                        .findFirst()
                        .orElse(null));
        page.addAttribute("lines", figures.lines(By.TYPE, Dimension.REVIEWER, person.getName(), filter, TYPES));
        return "insight-mine";
    }

    @GetMapping("/claims")
    String claims(
            @RequestParam(defaultValue = "decided") String what,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String before,
            Principal person,
            Model page,
            HttpServletResponse response) {
        Filter filter = InsightFilter.of(from, until, "", type, clock)
                .shownOn(page, response)
                .filter();
        page.addAttribute("by", "");
        page.addAttribute("value", "");
        page.addAttribute("path", "/app/insight/mine/claims");
        ClaimList.fill(page, behind, what, Dimension.REVIEWER, person.getName(), filter, before);
        return "insight-claims";
    }
}
