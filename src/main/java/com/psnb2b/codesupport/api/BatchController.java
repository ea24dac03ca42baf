package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.intake.rows.Row;
import com.psnb2b.codesupport.intake.rows.RowLimit;
import com.psnb2b.codesupport.intake.rows.RowReader;
import com.psnb2b.codesupport.intake.rows.Rows;
import com.psnb2b.codesupport.platform.inbound.BodyMemory;
import com.psnb2b.codesupport.platform.inbound.Spool;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many claims in one call: one row in, one line out, in the same order, whatever is wrong with some of them. */
@RestController
@RequestMapping("/api/v1/claims/batch")
class BatchController {

    /** Bytes of a body of rows. */
    static final long LARGEST = 512L * 1024 * 1024;

    static final String TOO_LARGE = "A body of rows may have 512 MB.";

    /** How long a large row waits for room: others that have it end. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(BatchController.class);

    private final RowReader rows;
    private final BatchFiling claimFiling;
    private final BatchExecutor executor;
    private final BodyMemory memory;
    private final IdempotentRequests idempotent;
    private final ObjectMapper json;

    BatchController(
            RowReader rows,
            BatchFiling claimFiling,
            BatchExecutor executor,
            BodyMemory memory,
            IdempotentRequests idempotent,
            ObjectMapper json) {
        this.idempotent = idempotent;
        this.rows = rows;
        this.claimFiling = claimFiling;
        this.executor = executor;
        this.memory = memory;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
    void fileNdjson(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) String key,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var work = work(caller, key, dryRun);
        try (var turn = executor.begin(caller);
                Spool body = Spool.of(request.getInputStream(), LARGEST, TOO_LARGE)) {
            answer(limit -> rows.ndjson(body.open(), limit), work, response);
        }
    }

    @PostMapping(consumes = "text/csv")
    void fileCsv(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestHeader(name = Idempotency.HEADER, required = false) String key,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var work = work(caller, key, dryRun);
        try (var turn = executor.begin(caller);
                Spool body = Spool.of(request.getInputStream(), LARGEST, TOO_LARGE)) {
            answer(limit -> rows.csv(body.open(), limit, row -> claimFiling.read(caller, row)), work, response);
        }
    }

    private Function<List<Row>, List<RowResult>> work(ApiCaller caller, String header, boolean dryRun) {
        String key = Idempotency.key(Idempotency.HEADER, header);
        if (key != null && !dryRun) {
            idempotent.reserve(caller);
        }
        return dryRun
                ? rows ->
                        rows.stream().map(row -> claimFiling.check(caller, row)).toList()
                : rows -> claimFiling.fileAll(caller, key, rows);
    }

    private interface Format {
        Rows rows(RowLimit limit) throws IOException;
    }

    private void answer(Format format, Function<List<Row>, List<RowResult>> work, HttpServletResponse response)
            throws IOException {
        var chunks = new RowChunks<byte[]>(
                executor.threads(),
                some -> work.apply(some).stream().map(this::line).toList());
        try (var inOrder = new OrderedRowExecutor<>(lines(response));
                var large = new LargeRow(inOrder)) {
            Rows rows = format.rows(RowLimit.claim(large));
            response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                Row current = row;
                inOrder.add(row.bytes(), () -> chunks.begin(current));
                large.ends();
            }
            inOrder.finish();
        } catch (CallerGone e) {
            LOG.info("A caller left before the end of a batch; what was under way is filed, and nothing after it");
        }
    }

    private byte[] line(RowResult result) {
        try {
            return json.writeValueAsBytes(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is plain data and can be written", e);
        }
    }

    /** A large row waits until nothing else of its batch is in memory, has room while it is worked on, and gives it back. */
    private final class LargeRow implements RowLimit.Large, AutoCloseable {

        private final OrderedRowExecutor<byte[]> others;
        private BodyMemory.Taken taken;

        LargeRow(OrderedRowExecutor<byte[]> others) {
            this.others = others;
        }

        @Override
        public void begins() throws IOException {
            if (taken == null) {
                others.finish();
                taken = memory.take(RowLimit.LONGEST_CLAIM, BodyMemory.COPIES_OF_A_TEXT, PATIENCE);
            }
        }

        void ends() throws IOException {
            if (taken != null) {
                others.await();
                close();
            }
        }

        @Override
        public void close() {
            if (taken != null) {
                taken.close();
                taken = null;
            }
        }
    }

    private static final class CallerGone extends IOException {
        CallerGone(IOException cause) {
            super(cause);
        }
    }

    private static OrderedRowExecutor.Sink<byte[]> lines(HttpServletResponse response) throws IOException {
        OutputStream out = response.getOutputStream();
        return new OrderedRowExecutor.Sink<>() {
            @Override
            public void accept(byte[] line) throws IOException {
                try {
                    out.write(line);
                    out.write('\n');
                } catch (IOException e) {
                    throw new CallerGone(e);
                }
            }

            @Override
            public void pause() throws IOException {
                try {
                    out.flush();
                } catch (IOException e) {
                    throw new CallerGone(e);
                }
            }
        };
    }
}
