package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.insight.DeliveredCodes;
import com.psnb2b.codesupport.insight.Dimension;
import com.psnb2b.codesupport.insight.Figures;
import com.psnb2b.codesupport.insight.Figures.By;
import com.psnb2b.codesupport.insight.Filter;
import com.psnb2b.codesupport.insight.Line;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the reseller, the SKU and the batch of a claim brought in the last 90 days; without who decided. */
@Controller
class HistoryPages {

    private static final int TYPES = 20;

    /**
     * One party's history.
     *
     * @param codes delivered in that time; null where no delivery is known
     */
    record Party(String title, String name, Line total, List<Line> types, Long codes) {}

    private final ClaimStore claims;
    private final Figures figures;
    private final DeliveredCodes delivered;
    private final Clock clock;

    HistoryPages(ClaimStore claims, Figures figures, DeliveredCodes delivered, Clock clock) {
        this.claims = claims;
        this.figures = figures;
        this.delivered = delivered;
        this.clock = clock;
    }

    @GetMapping("/app/history")
    String of(@RequestParam(defaultValue = "") String claim, Model page) {
        Claim found = claims.find(claim.strip()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Filter filter = new Filter(today.minusDays(DeliveredCodes.PERIOD.toDays() - 1), today, null, null);
        page.addAttribute("claim", found);
        page.addAttribute("words", new InsightWords());
        page.addAttribute(
                "parties",
                Stream.of(
                                party("Reseller", Dimension.RESELLER, found.resellerId(), filter),
                                party("SKU", Dimension.SKU, found.sku(), filter),
                                party("Batch", Dimension.BATCH, found.batchId(), filter))
                        .flatMap(Stream::ofNullable)
                        .toList());
        return "history";
    }

    private Party party(String title, Dimension dimension, String name, Filter filter) {
        return name == null
                ? null
                : new Party(
                        title,
                        name,
                        figures.lines(By.TOTAL, dimension, name, filter, 1).stream()
                                .findFirst()
                                .orElse(null),
                        figures.lines(By.TYPE, dimension, name, filter, TYPES),
                        delivered.of(dimension, name).orElse(null));
    }
}
