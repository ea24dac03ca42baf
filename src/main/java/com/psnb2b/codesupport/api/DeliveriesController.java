package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.DeliveryRecord;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.ClaimReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
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
    private final TransactionTemplate transaction;

    DeliveriesController(ClaimReader reader, ClaimDoor door, Bodies bodies, TransactionTemplate transaction) {
        this.reader = reader;
        this.door = door;
        this.bodies = bodies;
        this.transaction = transaction;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> putOne(@RequestBody byte[] body) {
        door.deliver(reader.readDelivery(bodies.read(body)));
        return Map.of("stored", 1);
    }

    /** All lines or none; a faulty one is named by its number. */
    @PutMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Map<String, Object> putMany(@RequestBody byte[] body) {
        List<DeliveryRecord> records = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        String[] lines = new String(body, StandardCharsets.UTF_8).split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            String line = "line " + (i + 1);
            try {
                records.add(reader.readDelivery(bodies.read(lines[i].getBytes(StandardCharsets.UTF_8))));
            } catch (InvalidInput e) {
                e.errors()
                        .forEach(error ->
                                errors.add(new FieldError(line + ": " + error.field(), error.code(), error.message())));
            } catch (ApiException e) {
                errors.add(new FieldError(line, e.code(), e.getMessage()));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        transaction.executeWithoutResult(status -> records.forEach(door::deliver));
        return Map.of("stored", records.size());
    }
}
