package com.psnb2b.codesupport.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.psnb2b.codesupport.access.ApplicationTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A caller can quote what our log lines carry. */
class TraceTest extends ApplicationTest {

    private static final String KEY = "Bearer demo-reseller-key";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Logger root = (Logger) LoggerFactory.getLogger("com.psnb2b.codesupport");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // What a line carries is asked of the thread that writes it.
            event.getMDCPropertyMap();
            super.append(event);
        }
    };

    @BeforeEach
    void listen() {
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(lines);
    }

    @Test
    void linesOfARequestCarryItsTraceAndItsClaim() throws Exception {
        String id = json(send(
                        "POST",
                        "/api/v1/claims",
                        "{\"order_id\": \"TRACE-1\", \"reported_issue\": \"other\"}",
                        "Authorization",
                        KEY,
                        "Content-Type",
                        JSON))
                .get("id")
                .asText();
        var held = send(
                "POST",
                "/api/v1/claims/" + id + "/hold",
                "{\"reason\": \"a trace\"}",
                "Authorization",
                "Bearer demo-supplier-key",
                "Content-Type",
                JSON,
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(held.headers().firstValue("X-Trace-Id")).hasValue(TRACE);
        assertThat(lines.list)
                .filteredOn(line -> line.getFormattedMessage().contains(id))
                .extracting(ILoggingEvent::getMDCPropertyMap)
                .contains(Map.of("trace_id", TRACE, "claim_id", id));
        await().untilAsserted(() -> assertThat(Files.readString(Path.of(LOG, "application.log")))
                .containsPattern("\\[" + TRACE + "] \\S+ +: Claim " + id));
    }

    @ParameterizedTest
    @CsvSource({
        "traceparent, 00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "traceparent, ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "traceparent, ABCD-EFGH-JKLM",
        "X-Request-Id, ABCD-EFGH-JKLM",
        "X-Request-Id, ''"
    })
    void whatIsNoIdIsNotTaken(String header, String value) throws Exception {
        var answer = get("/api/v1/claims/none", "Authorization", KEY, header, value);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("X-Trace-Id").orElseThrow())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(TRACE);
    }

    @Test
    void anotherRequestIdIsTakenWhereItIsAUuid() throws Exception {
        String sent = "4BF92F35-77B3-4DA6-A3CE-929D0E0E4736";
        assertThat(get("/actuator/health", "X-Request-Id", sent).headers().firstValue("X-Trace-Id"))
                .hasValue(TRACE);
        assertThat(get("/engine-rest/task", "X-Request-Id", sent).headers().firstValue("X-Trace-Id"))
                .as("a refusal, too")
                .hasValue(TRACE);
    }

    @Test
    void workOnAnotherThreadCarriesWhatItsCallerHad() throws Exception {
        var said = new CompletableFuture<String>();
        MDC.put(Trace.ID, TRACE);
        Runnable work = Trace.carried(() -> said.complete(MDC.get(Trace.ID)));
        MDC.clear();

        assertThat(CompletableFuture.runAsync(work)
                        .thenApply(done -> said.join() + " then " + MDC.get(Trace.ID))
                        .get())
                .isEqualTo(TRACE + " then null");
    }
}
