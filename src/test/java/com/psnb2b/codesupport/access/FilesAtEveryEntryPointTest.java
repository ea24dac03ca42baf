package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.psnb2b.codesupport.claim.Hashes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are more than evidence, and large bodies, at every entry point that takes any. */
class FilesAtEveryEntryPointTest extends RoleTest {

    private static final Path CASES = Path.of("src/test/resources/cases/files");
    private static final String CONTROL = "plain-clean-control.pdf";
    private static final String INCOMPLETE = """
            {"order_id": "ORD-FILES", "reported_issue": "already_redeemed", "code": {"masked": "XXXX-XXXX-FLDR"},
             "product": {"region": "US"}, "reference": "files"%s}""";
    private static final String EVIDENCE =
            "{\"type\": \"other\", \"file\": {\"name\": \"it\", \"content_base64\": \"%s\"}}";

    static Stream<Path> cases() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theyAreRefusedByTheirFieldAndNothingIsAdded(Path file) throws Exception {
        boolean isSound = file.endsWith(CONTROL);
        byte[] bytes = Files.readAllBytes(file);
        String evidence = EVIDENCE.formatted(base64(bytes));

        var filed = post("/api/v1/claims", INCOMPLETE.formatted(", \"evidence\": [" + evidence + "]"));
        assertAnswer(filed, isSound ? 201 : 422, "evidence[0].file");
        String path = "/api/v1/claims/" + claim();
        assertAnswer(post(path + "/evidence", evidence), isSound ? 200 : 422, "file");
        assertAnswer(form(path + "/evidence", bytes), isSound ? 200 : 422, "file");
        assertThat(json(send(Role.RESELLER, "GET", path, null)).at("/evidence/items"))
                .hasSize(isSound ? 2 : 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDeskIsToldTheVariable(Path file) throws Exception {
        boolean isSound = file.endsWith(CONTROL);
        String claim = claim();

        var completed = complete(claim, base64(Files.readAllBytes(file)));
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(isSound ? 204 : 400);
        assertThat(completed.body()).contains(isSound ? "" : "evidenceFile");
        assertThat(json(send(Role.RESELLER, "GET", "/api/v1/claims/" + claim, null))
                        .at("/evidence/items"))
                .hasSize(isSound ? 1 : 0);
    }

    /** What takes long to look through: a file of ten megabytes that may begin an object everywhere, twenty times at once. */
    @Test
    void claimsAreAnsweredWhileTheyAreLookedAt() throws Exception {
        byte[] hostile = ("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%"
                        + "1 0 obj<</ObjStm ".repeat(600_000)
                        + "\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF")
                .getBytes(StandardCharsets.ISO_8859_1);
        String claim = claim();
        byte[] form = formOf(hostile);
        var uploads = new CompletableFuture<?>[20];
        for (int i = 0; i < uploads.length; i++) {
            uploads[i] = CompletableFuture.supplyAsync(
                            () -> sendForm("/api/v1/claims/" + claim + "/evidence", form)
                                    .statusCode(),
                            task -> new Thread(task).start())
                    .thenAccept(status -> assertThat(status).isIn(422, 503));
        }
        int answered = 0;
        while (!CompletableFuture.allOf(uploads).isDone() || answered == 0) {
            long from = System.nanoTime();
            claim();
            assertThat((System.nanoTime() - from) / 1_000_000)
                    .as("milliseconds")
                    .isLessThan(30_000);
            answered++;
        }
        CompletableFuture.allOf(uploads).join();
    }

    /** Bodies that are laid on the disk arrive whole: of a stated length and of none, at each entry point. */
    @Test
    void largeBodiesArriveWhole() throws Exception {
        byte[] picture = noise(3_000_000);
        var inClaim = post(
                "/api/v1/claims",
                INCOMPLETE.formatted(", \"evidence\": [" + EVIDENCE.formatted(base64(picture)) + "]"));
        assertThat(inClaim.statusCode()).as(inClaim.body()).isEqualTo(201);
        assertThat(json(inClaim).at("/evidence/items/0/sha256").asText()).isEqualTo(hash(picture));

        String claim = claim();
        assertThat(complete(claim, base64(picture)).statusCode()).isEqualTo(204);
        JsonNode known = json(send(Role.RESELLER, "GET", "/api/v1/claims/" + claim, null));
        assertThat(known.at("/evidence/items/0/sha256").asText()).isEqualTo(hash(picture));
    }

    /** Not limited before: a body for the engine was read into memory, however long it was. */
    @Test
    void aBodyForTheEngineHasALimit() throws Exception {
        byte[] body = ("{\"variables\": {\"x\": {\"value\": \"" + "a".repeat(72 * 1024 * 1024) + "\"}}}")
                .getBytes(StandardCharsets.ISO_8859_1);
        var answer = sendBytes(Role.DESK, "POST", "/engine-rest/process-definition/key/code-claim/start", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(json(answer).path("message").asText()).contains("50 MB");
    }

    private String claim() throws Exception {
        var filed = post("/api/v1/claims", INCOMPLETE.formatted(""));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        return json(filed).path("id").asText();
    }

    private HttpResponse<String> complete(String claim, String base64) throws Exception {
        JsonNode tasks = json(send(Role.DESK, "GET", "/engine-rest/task?processInstanceBusinessKey=" + claim, null));
        String variables =
                "{\"variables\": {\"evidenceType\": {\"value\": \"other\"}, \"evidenceFile\": {\"type\": \"File\","
                        + " \"value\": \"%s\", \"valueInfo\": {\"filename\": \"it\", \"mimeType\": \"image/png\"}}}}";
        return send(
                Role.DESK,
                "POST",
                "/engine-rest/task/" + tasks.at("/0/id").asText() + "/complete",
                variables.formatted(base64));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(Role.RESELLER, "POST", path, body);
    }

    private HttpResponse<String> form(String path, byte[] file) {
        return sendForm(path, formOf(file));
    }

    private static byte[] formOf(byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nother\r\n--x\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"it\"\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(file);
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return body.toByteArray();
    }

    private HttpResponse<String> sendForm(String path, byte[] form) {
        try {
            return sendBytes(Role.RESELLER, "POST", path, form, "Content-Type", "multipart/form-data; boundary=x");
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private void assertAnswer(HttpResponse<String> answer, int status, String field) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 422) {
            assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo(field);
        }
    }

    /** A sound PNG of about this many bytes: pixels without a pattern cannot be packed. */
    private static byte[] noise(int bytes) throws IOException {
        int side = (int) Math.sqrt(bytes / 3.0);
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }

    private static String hash(byte[] bytes) {
        return Hashes.sha256(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
