package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.intake.rows.Row;
import com.psnb2b.codesupport.intake.rows.RowReader;
import com.psnb2b.codesupport.intake.rows.Rows;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The supplier's delivery records. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveriesController {

    private final ClaimReader reader;
    private final ClaimDoor door;
    private final Bodies bodies;
    private final RowReader rows;

    DeliveriesController(ClaimReader reader, ClaimDoor door, Bodies bodies, RowReader rows) {
        this.reader = reader;
        this.door = door;
        this.bodies = bodies;
        this.rows = rows;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> putOne(@RequestBody byte[] body) {
        door.deliver(reader.readDelivery(bodies.read(body)));
        return Map.of("stored", 1);
    }

    /** Stores nothing where a row is wrong, and says which and why. */
    @PutMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Map<String, Object> putNdjson(HttpServletRequest request) throws IOException {
        return putAll(request, rows::ndjson);
    }

    /** Like NDJSON, with the names of the fields in the first line. */
    @PutMapping(consumes = "text/csv")
    Map<String, Object> putCsv(HttpServletRequest request) throws IOException {
        return putAll(request, body -> rows.csv(body, reader::readDelivery));
    }

    private interface Format {
        Rows rows(InputStream body) throws IOException;
    }

    /** Reads the body twice: once to see whether it is right, and once to store it, a record at a time. */
    private Map<String, Object> putAll(HttpServletRequest request, Format format) throws IOException {
        try (Spool body = Spool.of(request.getInputStream())) {
            check(format.rows(body.open()));
            return Map.of("stored", store(format.rows(body.open())));
        }
    }

    private void check(Rows rows) throws IOException {
        InvalidRows invalid = new InvalidRows();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            try {
                if (row.errors().isEmpty()) {
                    reader.readDelivery(row.body());
                } else {
                    invalid.add(row.line(), row.errors());
                }
            } catch (InvalidInput e) {
                invalid.add(row.line(), e.errors());
            }
        }
        if (invalid.rows() > 0) {
            throw invalid;
        }
    }

    private long store(Rows rows) throws IOException {
        long stored = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            door.deliver(reader.readDelivery(row.body()));
            stored++;
        }
        return stored;
    }
}
