package com.psnb2b.codesupport.insight;

import com.psnb2b.codesupport.claim.WireName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Adds courses up, and takes away what was added of them before. */
final class Tally {

    /** What is counted, in the order of the table's columns. */
    static final List<String> COUNTS =
            List.of("filed", "replacement", "refund", "closure", "withdrawn", "not_covered", "overturned");

    private static final int FILED = 0;
    private static final int OVERTURNED = COUNTS.size() - 1;

    /** A cell of the sums; {@code reseller} is empty for all. */
    record Cell(String reseller, String dimension, LocalDate day, String value, String type) {}

    /** A step of a histogram in a cell. */
    record Bucket(Cell cell, int bucket) {}

    private record Value(Dimension dimension, String value) {}

    private final Map<Cell, int[]> counts = new LinkedHashMap<>();
    private final Map<Bucket, Integer> times = new LinkedHashMap<>();

    /** @param sign 1 to add, -1 to take away */
    void add(Course course, int sign) {
        Course.Reading reading = course.read();
        count(course, reading.filedAt(), null, FILED, sign);
        Course.End end = reading.end();
        if (end != null) {
            int column = COUNTS.indexOf(end.as());
            if (column > 0) {
                count(course, end.at(), end.reviewer(), column, sign);
            }
            if (end.took() != null) {
                values(course, end.reviewer()).forEach(value -> time(course, end.at(), value, end.took(), sign));
            }
        }
        reading.overturned().forEach(back -> count(course, back.at(), back.reviewer(), OVERTURNED, sign));
        reading.waits()
                .forEach(wait -> time(
                        course, wait.until(), new Value(Dimension.STEP, WireName.of(wait.step())), wait.took(), sign));
    }

    /** Sums that have changed. */
    Map<Cell, int[]> counts() {
        counts.values().removeIf(columns -> Arrays.stream(columns).allMatch(number -> number == 0));
        return counts;
    }

    /** Steps of histograms that have changed. */
    Map<Bucket, Integer> times() {
        times.values().removeIf(number -> number == 0);
        return times;
    }

    private void count(Course course, Instant at, String reviewer, int column, int sign) {
        values(course, reviewer)
                .flatMap(value -> cells(course, at, value))
                .forEach(cell -> counts.computeIfAbsent(cell, none -> new int[COUNTS.size()])[column] += sign);
    }

    private void time(Course course, Instant at, Value value, Duration took, int sign) {
        int bucket = Spread.bucket(took);
        cells(course, at, value).forEach(cell -> times.merge(new Bucket(cell, bucket), sign, Integer::sum));
    }

    private static Stream<Value> values(Course course, String reviewer) {
        Stream<Value> always = Stream.of(
                new Value(Dimension.ALL, ""),
                new Value(Dimension.RESELLER, text(course.resellerId())),
                new Value(Dimension.SKU, text(course.sku())),
                new Value(Dimension.BATCH, text(course.batchId())));
        return reviewer == null ? always : Stream.concat(always, Stream.of(new Value(Dimension.REVIEWER, reviewer)));
    }

    /** Of all resellers, and of its own where it is known; sums by reseller are of all. */
    private static Stream<Cell> cells(Course course, Instant at, Value value) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        boolean ofAllAlone = course.resellerId() == null || value.dimension() == Dimension.RESELLER;
        return Stream.of("", ofAllAlone ? null : course.resellerId())
                .filter(Objects::nonNull)
                .map(reseller -> new Cell(reseller, value.dimension().key(), day, value.value(), text(course.type())));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
