package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.claim.ClaimType;
import com.psnb2b.codesupport.claim.WireName;
import com.psnb2b.codesupport.insight.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * What a page of figures was asked for.
 *
 * @param from as typed; the first day of the range where nothing was
 * @param until as typed; the last day of it
 * @param reseller empty for all
 * @param type a claim type as it is called outside, {@code none} for claims of no type yet, empty for all
 * @param filter what is shown: the last 28 days where the range is wrong
 * @param error what is wrong with the range; null where nothing is
 */
record InsightFilter(String from, String until, String reseller, String type, Filter filter, String error) {

    /** Claims that no judgement has a type for yet. */
    static final String NO_TYPE = "none";

    private static final int DAYS = 28;
    private static final int LONGEST = 200;

    static InsightFilter of(String from, String until, String reseller, String type, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String error = null;
        LocalDate last = today;
        LocalDate first = today.minusDays(DAYS - 1L);
        try {
            last = until.isBlank() ? today : LocalDate.parse(until.strip());
            first = from.isBlank() ? last.minusDays(DAYS - 1L) : LocalDate.parse(from.strip());
            if (first.isAfter(last)) {
                error = "The first day is after the last.";
            } else if (first.plusDays(Filter.MOST_DAYS).isBefore(last.plusDays(1))) {
                error = "Ask for at most " + Filter.MOST_DAYS + " days at a time.";
            }
        } catch (DateTimeException e) {
            error = "Days are written as 2026-11-01.";
        }
        if (error == null && types().stream().noneMatch(type.strip()::equals) && !type.isBlank()) {
            error = "There is no such claim type.";
        }
        if (error == null && reseller.length() > LONGEST) {
            error = "There is no such reseller.";
        }
        boolean good = error == null;
        return new InsightFilter(
                from.isBlank() ? first.toString() : from,
                until.isBlank() ? last.toString() : until,
                reseller.strip(),
                type.strip(),
                new Filter(
                        good ? first : today.minusDays(DAYS - 1L),
                        good ? last : today,
                        good ? name(reseller) : null,
                        good ? type(type.strip()) : null),
                error);
    }

    /** The same, once a page of figures has what it shows of it; an answer to what is wrong is 422. */
    InsightFilter shownOn(Model page, HttpServletResponse response) {
        if (error != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        page.addAttribute("asked", this);
        page.addAttribute("words", new InsightWords());
        return this;
    }

    /** Every value of {@code type} that means something. */
    static List<String> types() {
        return Stream.concat(Arrays.stream(ClaimType.values()).map(WireName::of), Stream.of(NO_TYPE))
                .toList();
    }

    private static String name(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    private static String type(String typed) {
        return NO_TYPE.equals(typed) ? "" : name(typed);
    }
}
