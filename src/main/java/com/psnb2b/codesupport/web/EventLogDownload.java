package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.insight.EventLog;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The events of all claims as a file for process mining, for members of {@code camunda-admin}. */
@RestController
class EventLogDownload {

    /** A log holds a connection as long as it is taken. */
    private final Semaphore one = new Semaphore(1);

    private final EventLog log;
    private final Clock clock;

    EventLogDownload(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param from a day (UTC) or a moment with offset; blank: from the first claim on
     * @param until the same; claims filed then or later are left out. Blank: up to now
     */
    @GetMapping("/admin/event-log")
    void write(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletResponse response)
            throws IOException {
        Instant first = moment("from", from, Instant.EPOCH);
        Instant end = moment("until", until, clock.instant());
        if (!first.isBefore(end)) {
            throw wrong("until", "has to be later than from");
        }
        if (!one.tryAcquire()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "An event log is being taken from this node; ask again when it is done.");
        }
        try {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.attachment("claims.ocel.json"));
            log.write(response.getOutputStream(), first, end);
        } finally {
            one.release();
        }
    }

    /** In words: who asks is a program as often as a browser. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ResponseStatusException refused) {
        return ResponseEntity.status(refused.getStatusCode()).body(refused.getBody());
    }

    private static Instant moment(String name, String sent, Instant otherwise) {
        if (sent.isBlank()) {
            return otherwise;
        }
        try {
            Instant moment = sent.length() == 10
                    ? LocalDate.parse(sent).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(sent).toInstant();
            if (moment.isBefore(Instant.EPOCH) || moment.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
                throw new DateTimeException("is no time of a claim");
            }
            return moment;
        } catch (DateTimeException e) {
            throw wrong(
                    name, "is no day such as 2026-11-01, and no moment with an offset such as 2026-11-01T00:00:00Z");
        }
    }

    private static ResponseStatusException wrong(String name, String why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, name + " " + why + ".");
    }
}
