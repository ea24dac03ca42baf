package com.psnb2b.codesupport.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.psnb2b.codesupport.intake.rows.Row;
import com.psnb2b.codesupport.intake.rows.RowReader;
import com.psnb2b.codesupport.intake.rows.Rows;
import com.psnb2b.codesupport.security.ApiCaller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
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

    private static final Logger LOG = LoggerFactory.getLogger(BatchController.class);

    private final RowReader rows;
    private final BatchFiling filing;
    private final BatchWorkers workers;
    private final ObjectMapper json;

    BatchController(RowReader rows, BatchFiling filing, BatchWorkers workers, ObjectMapper json) {
        this.rows = rows;
        this.filing = filing;
        this.workers = workers;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
    void fileNdjson(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var work = work(caller, key, dryRun);
        try (var turn = workers.begin(caller);
                Spool body = Spool.of(request.getInputStream())) {
            answer(rows.ndjson(body.open()), work, response);
        }
    }

    @PostMapping(consumes = "text/csv")
    void fileCsv(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var work = work(caller, key, dryRun);
        try (var turn = workers.begin(caller);
                Spool body = Spool.of(request.getInputStream())) {
            answer(rows.csv(body.open(), row -> filing.read(caller, row)), work, response);
        }
    }

    private Function<Row, RowResult> work(ApiCaller caller, String header, boolean dryRun) {
        String key = Idempotency.key("Idempotency-Key", header);
        return dryRun ? row -> filing.check(caller, row) : row -> filing.file(caller, key, row);
    }

    private void answer(Rows rows, Function<Row, RowResult> work, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        OutputStream out = response.getOutputStream();
        try (var inOrder = new InOrder<>(workers.threads(), lines(out))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                Row current = row;
                inOrder.add(row.bytes(), () -> json.writeValueAsBytes(work.apply(current)));
            }
            inOrder.finish();
        } catch (CallerGone e) {
            LOG.info("A caller left before the end of a batch; what was under way is filed, and nothing after it");
        }
    }

    private static final class CallerGone extends IOException {
        CallerGone(IOException cause) {
            super(cause);
        }
    }

    private static InOrder.Sink<byte[]> lines(OutputStream out) {
        return new InOrder.Sink<>() {
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
