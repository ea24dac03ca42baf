package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.casework.ClaimService;
import com.psnb2b.codesupport.claim.DeliveryRecords;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.intake.rows.Row;
import com.psnb2b.codesupport.intake.rows.RowLimit;
import com.psnb2b.codesupport.intake.rows.RowReader;
import com.psnb2b.codesupport.intake.rows.Rows;
import com.psnb2b.codesupport.platform.inbound.Spool;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The supplier's delivery records. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveriesController {

    private static final int ORDER_ID = 100;

    private final ClaimReader reader;
    private final DeliveryRecords records;
    private final ClaimService service;
    private final JsonBodies bodies;
    private final RowReader rows;

    DeliveriesController(
            ClaimReader reader, DeliveryRecords records, ClaimService service, JsonBodies bodies, RowReader rows) {
        this.reader = reader;
        this.records = records;
        this.service = service;
        this.bodies = bodies;
        this.rows = rows;
    }

    /** Every state that was sent of the order's records, of whichever reseller. */
    @GetMapping
    DeliveriesView ofOrder(
            @RequestParam(name = "order_id", required = false) String orderId,
            @RequestParam(required = false) String limit,
            @RequestParam(required = false) String cursor) {
        if (orderId == null || orderId.isBlank() || orderId.length() > ORDER_ID) {
            throw InvalidInput.of("order_id", "required", "name the order, in at most " + ORDER_ID + " characters");
        }
        if (orderId.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInput.of("order_id", "invalid", "must not hold control characters");
        }
        int most = PageCursor.limit(limit);
        int after = PageCursor.answered(cursor);
        return DeliveriesView.of(records.ofOrder(orderId.strip(), after, most + 1), after, most);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> putOne(@RequestBody byte[] body) {
        service.deliver(reader.readDelivery(bodies.read(body)));
        return Map.of("stored", 1);
    }

    /** Stores nothing where a row is wrong, and says which and why. */
    @PutMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Map<String, Object> putNdjson(HttpServletRequest request) throws IOException {
        return putAll(request, body -> rows.ndjson(body, RowLimit.RECORD));
    }

    /** Like NDJSON, with the names of the fields in the first line. */
    @PutMapping(consumes = "text/csv")
    Map<String, Object> putCsv(HttpServletRequest request) throws IOException {
        return putAll(request, body -> rows.csv(body, RowLimit.RECORD, reader::readDelivery));
    }

    private interface Format {
        Rows rows(InputStream body) throws IOException;
    }

    /** Reads the body twice: once to see whether it is right, and once to store it, a record at a time. */
    private Map<String, Object> putAll(HttpServletRequest request, Format format) throws IOException {
        try (Spool body = Spool.of(request.getInputStream(), BatchController.LARGEST, BatchController.TOO_LARGE)) {
            check(format.rows(body.open()));
            return Map.of("stored", store(format.rows(body.open())));
        }
    }

    private void check(Rows rows) throws IOException {
        InvalidRows invalid = new InvalidRows();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            try {
                if (row.fault() != null) {
                    throw row.fault();
                }
                reader.readDelivery(row.body());
            } catch (InvalidInput e) {
                invalid.add(row.line(), e);
            }
        }
        if (invalid.rows() > 0) {
            throw invalid;
        }
    }

    private long store(Rows rows) throws IOException {
        long stored = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            service.deliver(reader.readDelivery(row.body()));
            stored++;
        }
        return stored;
    }
}
