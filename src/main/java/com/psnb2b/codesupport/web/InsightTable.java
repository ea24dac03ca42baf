package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.insight.Dimension;
import com.psnb2b.codesupport.insight.Figures;
import com.psnb2b.codesupport.insight.Figures.By;
import com.psnb2b.codesupport.insight.Filter;
import com.psnb2b.codesupport.insight.Line;
import com.psnb2b.codesupport.replay.Csv;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of figures, one shape for all: on the page the largest lines, as CSV more of them. */
enum InsightTable {
    DAY("Day", By.DAY, Dimension.ALL),
    TYPE("Claim type", By.TYPE, Dimension.ALL),
    REVIEWER("Reviewer", By.VALUE, Dimension.REVIEWER),
    RESELLER("Reseller", By.VALUE, Dimension.RESELLER),
    SKU("SKU", By.VALUE, Dimension.SKU),
    BATCH("Batch", By.VALUE, Dimension.BATCH);

    /** On the page; the file has the others. */
    private static final int SHOWN = 10;

    private static final int IN_FILE = 5_000;

    private final String label;
    private final By by;
    private final Dimension dimension;

    InsightTable(String label, By by, Dimension dimension) {
        this.label = label;
        this.by = by;
        this.dimension = dimension;
    }

    /** What its lines are, for people. */
    public String label() {
        return label;
    }

    Dimension dimension() {
        return dimension;
    }

    List<Line> shown(Figures figures, Filter filter) {
        return lines(figures, filter, SHOWN);
    }

    private List<Line> lines(Figures figures, Filter filter, int most) {
        // Sums by reseller are of all resellers: of one, it is the one value.
        return this == RESELLER && filter.resellerId() != null
                ? figures.lines(
                        by,
                        dimension,
                        filter.resellerId(),
                        new Filter(filter.from(), filter.until(), null, filter.type()),
                        most)
                : figures.lines(by, dimension, null, filter, most);
    }

    String csv(Figures figures, Filter filter) {
        StringBuilder csv = new StringBuilder(Csv.line(List.of(
                name().toLowerCase(Locale.ROOT),
                "filed",
                "decided",
                "replacement",
                "refund",
                "closure",
                "overturned",
                "withdrawn",
                "not_covered",
                "median_seconds",
                "nine_of_ten_seconds")));
        for (Line line : lines(figures, filter, IN_FILE)) {
            List<Object> cells = new ArrayList<>(List.of(
                    line.value(),
                    line.filed(),
                    line.decided(),
                    line.replacement(),
                    line.refund(),
                    line.closure(),
                    line.overturned(),
                    line.withdrawn(),
                    line.notCovered()));
            cells.add(seconds(line.time().median()));
            cells.add(seconds(line.time().nineOfTen()));
            csv.append(Csv.line(cells));
        }
        return csv.toString();
    }

    private static Long seconds(Duration time) {
        return time == null ? null : time.toSeconds();
    }
}
