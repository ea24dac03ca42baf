package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.claim.Channel;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.Submission;
import com.psnb2b.codesupport.intake.ClaimReader;
import com.psnb2b.codesupport.intake.rows.Row;
import com.psnb2b.codesupport.platform.Busy;
import com.psnb2b.codesupport.platform.database.PassingFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Files one row of a batch as {@code POST /claims} would, in a transaction of its own, and answers for whatever fails. */
@Component
class BatchFiling {

    private static final String KEY = "idempotency_key";

    /** How long a row waits for another that has its key. */
    private static final Duration IN_HAND = Duration.ofSeconds(5);

    private final ClaimReader reader;
    private final ClaimFiling claimFiling;
    private final ObjectMapper json;

    BatchFiling(ClaimReader reader, ClaimFiling claimFiling, ObjectMapper json) {
        this.reader = reader;
        this.claimFiling = claimFiling;
        this.json = json;
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
            // Two rows of a batch may have one key, and be worked on at the same time.
            return RowResult.filed(
                    row,
                    IdempotentRequests.patiently(IN_HAND, () -> claimFiling.once(caller, key, request, submission)));
        });
    }

    /**
     * Files several rows, each as {@link #file} would, and where nothing is wrong with any of them in one transaction.
     *
     * @return the results, in the order of the rows
     */
    List<RowResult> fileAll(ApiCaller caller, String batchKey, List<Row> rows) {
        List<Row> together = new ArrayList<>();
        List<ClaimFiling.Keyed> claims = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        Map<Row, RowResult> results = new IdentityHashMap<>();
        for (Row row : rows) {
            answeringFault(row, () -> {
                        ClaimFiling.Keyed claim = keyed(caller, batchKey, row);
                        // The later of two rows with one key is to find the answer of the earlier.
                        if (claim.key() == null || keys.add(claim.key())) {
                            together.add(row);
                            claims.add(claim);
                        }
                    })
                    .ifPresent(fault -> results.put(row, fault));
        }
        if (together.size() > 1) {
            filed(caller, claims).ifPresent(answers -> {
                for (int i = 0; i < answers.size(); i++) {
                    results.put(together.get(i), RowResult.filed(together.get(i), answers.get(i)));
                }
            });
        }
        return rows.stream()
                .map(row -> results.containsKey(row) ? results.get(row) : file(caller, batchKey, row))
                .toList();
    }

    /** Empty where one of them cannot be filed: which, and why, is seen when each is filed alone. */
    private Optional<List<Idempotency.Answer>> filed(ApiCaller caller, List<ClaimFiling.Keyed> claims) {
        try {
            return Optional.of(claimFiling.onceAll(caller, claims));
        } catch (RuntimeException oneOfThem) {
            return Optional.empty();
        }
    }

    private static Optional<RowResult> answeringFault(Row row, Runnable reading) {
        RowResult result = answering(row, () -> {
            reading.run();
            return null;
        });
        return Optional.ofNullable(result);
    }

    private ClaimFiling.Keyed keyed(ApiCaller caller, String batchKey, Row row) {
        String key = key(batchKey, row);
        // What is read is a copy: a row that is filed alone after all is read once more.
        ObjectNode body = row.body().deepCopy();
        Submission submission = read(caller, body);
        return new ClaimFiling.Keyed(key, body.toString().getBytes(StandardCharsets.UTF_8), submission);
    }

    /** What filing the row would answer; files nothing. */
    RowResult check(ApiCaller caller, Row row) {
        return answering(row, () -> {
            Submission submission = read(caller, row.body());
            return RowResult.checked(
                    row, json.valueToTree(claimFiling.check(submission)).toString());
        });
    }

    /** The claim of a row, which may have a key of its own beside it. */
    Submission read(ApiCaller caller, ObjectNode body) {
        body.remove(KEY);
        return reader.read(
                body, caller.resellerId(), Channel.BATCH, caller.party().actor());
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
            if (row.fault() != null) {
                throw row.fault();
            }
            return work.get();
        } catch (InvalidInput e) {
            return RowResult.invalid(row, e);
        } catch (ApiException e) {
            return RowResult.refused(row, e.status(), e.code(), e.getMessage());
        } catch (Busy e) {
            return RowResult.refused(row, HttpStatus.SERVICE_UNAVAILABLE, "busy", e.getMessage());
        } catch (RuntimeException e) {
            ApiExceptionHandler.log("Row " + row.number() + " of a batch", e);
            if (PassingFailure.is(e)) {
                return RowResult.refused(
                        row,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        ApiExceptionHandler.PASSING,
                        ApiExceptionHandler.PASSING_TEXT);
            }
            return RowResult.refused(
                    row,
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    ApiExceptionHandler.OUR_FAULT,
                    ApiExceptionHandler.OUR_FAULT_TEXT);
        }
    }
}
