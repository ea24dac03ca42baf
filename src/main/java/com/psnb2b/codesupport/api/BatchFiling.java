package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.casework.ClaimWork;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.intake.rows.Row;
import com.psnb2b.codesupport.security.ApiCaller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Files one row of a batch as {@code POST /claims} would, in a transaction of its own, and answers for whatever fails. */
@Component
class BatchFiling {

    private static final String KEY = "idempotency_key";

    private final ClaimReader reader;
    private final ClaimDoor door;
    private final ClaimWork work;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Clock clock;

    BatchFiling(
            ClaimReader reader,
            ClaimDoor door,
            ClaimWork work,
            Idempotency idempotency,
            TransactionTemplate transaction,
            ObjectMapper json,
            Clock clock) {
        this.reader = reader;
        this.door = door;
        this.work = work;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Files the row; when this returns, the claim is on disk.
     *
     * @param batchKey the batch's own Idempotency-Key, which with the row's number makes one for the row; null where the
     *     batch has none
     */
    RowResult file(ApiCaller caller, String batchKey, Row row) {
        return answering(row, () -> {
            String key = key(batchKey, row);
            Submission submission = read(caller, row.body());
            byte[] request = row.body().toString().getBytes(StandardCharsets.UTF_8);
            Idempotency.Answer answer =
                    transaction.execute(status -> idempotency.once(caller, key, request, () -> door.file(submission)));
            return RowResult.filed(row, answer);
        });
    }

    /** What filing the row would answer; files nothing. */
    RowResult check(ApiCaller caller, Row row) {
        return answering(row, () -> {
            Submission submission = read(caller, row.body());
            ClaimView claim = ClaimView.ofCheck(submission, work.check(submission), clock.instant());
            return RowResult.checked(row, json.valueToTree(claim).toString());
        });
    }

    /** The claim of a row, which may have a key of its own beside it. */
    Submission read(ApiCaller caller, ObjectNode body) {
        body.remove(KEY);
        return reader.read(body, caller.resellerId(), Channel.BATCH, ClaimDoor.actor(caller));
    }

    private static String key(String batchKey, Row row) {
        JsonNode own = row.body().path(KEY);
        if (own.isMissingNode() || own.isNull()) {
            return batchKey == null ? null : batchKey + "/" + row.number();
        }
        if (!own.isTextual()) {
            throw InvalidInput.of(KEY, "type", "must be text");
        }
        return Idempotency.key(KEY, own.textValue());
    }

    private static RowResult answering(Row row, Supplier<RowResult> work) {
        try {
            if (!row.errors().isEmpty()) {
                throw new InvalidInput(row.errors());
            }
            return work.get();
        } catch (InvalidInput e) {
            return RowResult.invalid(row, e);
        } catch (ApiException e) {
            return RowResult.refused(row, e.status(), e.code(), e.getMessage());
        } catch (RuntimeException e) {
            Problems.log("Row " + row.number() + " of a batch", e);
            return RowResult.refused(
                    row, HttpStatus.INTERNAL_SERVER_ERROR, Problems.OUR_FAULT, Problems.OUR_FAULT_TEXT);
        }
    }
}
