package com.psnb2b.codesupport.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.CaseReader;
import com.psnb2b.codesupport.intake.CaseReader.SentCode;
import com.psnb2b.codesupport.intake.rows.Row;
import com.psnb2b.codesupport.intake.rows.RowLimit;
import com.psnb2b.codesupport.intake.rows.RowReader;
import com.psnb2b.codesupport.intake.rows.Rows;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Tells codes apart as people have them: one a line, a table with a line of column names (CSV, or copied out of a
 * spreadsheet), or one JSON object a line. The names of columns are the fields of the API.
 */
@Component
class PastedCodes {

    /** The form's field for them. */
    static final String FIELD = "codes";

    private static final String CODE = ClaimForm.CODE;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\t]");
    private static final Pattern NAMES_A_CODE =
            Pattern.compile("(?i)(?:^|[,;\\t])\\s*\"?code(?:\\.value|\\.masked)?\"?\\s*(?:$|[,;\\t])");

    private final RowReader rows;
    private final CaseReader reader;

    PastedCodes(RowReader rows, CaseReader reader) {
        this.rows = rows;
        this.reader = reader;
    }

    /**
     * What a form has of them, pasted or as a file; null for none.
     *
     * @throws InvalidInput where they are there twice
     */
    static byte[] sent(ManyCodesForm form, HttpServletRequest request) throws IOException {
        List<MultipartFile> files = ChosenFiles.of(request, "codes_file");
        boolean isTyped = form.value(FIELD).isPresent();
        if (!files.isEmpty() && isTyped || files.size() > 1) {
            throw InvalidInput.of(FIELD, "invalid", "are there twice: paste them, or choose one file");
        }
        if (files.isEmpty()) {
            return isTyped ? form.facts().fields().get(FIELD).getBytes(StandardCharsets.UTF_8) : null;
        }
        return files.get(0).getBytes();
    }

    /**
     * The codes in their order, one more than a case may have at most.
     *
     * @param text as it came, in UTF-8; null or blank for none
     * @throws InvalidInput that names {@code codes}, or a column that nobody knows
     */
    List<SentCode> read(byte[] text, CaseReader.Sender sender) throws IOException {
        String read = text == null ? "" : new String(text, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        String first = read.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (first.strip().startsWith("{")) {
            return all(rows.ndjson(in(text), RowLimit.claim(() -> {})));
        }
        if (NAMES_A_CODE.matcher(first.strip()).find()) {
            byte[] table = table(read, first).getBytes(StandardCharsets.UTF_8);
            return all(
                    rows.csv(in(table), RowLimit.claim(() -> {}), row -> reader.checkColumns(withCode(row), sender)));
        }
        if (SEPARATOR.matcher(alone(first)).find()) {
            throw InvalidInput.of(
                    FIELD,
                    "invalid",
                    "begins with a line of several columns that names none of them: begin with one such as"
                            + " code,order_id,product.region, or give the codes alone, one a line");
        }
        return lines(read);
    }

    private static List<SentCode> lines(String text) {
        List<SentCode> codes = new ArrayList<>();
        long number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String code = alone(line);
            if (!code.isEmpty() && codes.size() <= ClaimCase.CODES) {
                ObjectNode body = NODES.objectNode();
                body.set(CODE, code(code));
                codes.add(new SentCode(body, number, null));
            }
        }
        return codes;
    }

    private static List<SentCode> all(Rows lines) throws IOException {
        List<SentCode> codes = new ArrayList<>();
        for (Row row = lines.next(); row != null && codes.size() <= ClaimCase.CODES; row = lines.next()) {
            codes.add(new SentCode(withCode(row.body()), row.line(), row.fault()));
        }
        return codes;
    }

    /** With commas between its cells, and its columns named as the API names them. */
    private static String table(String text, String header) {
        String named = text.replaceFirst(Pattern.quote(header), header.toLowerCase(Locale.ROOT));
        if (header.contains(",") || text.contains("\"")) {
            return named;
        }
        String separator = header.contains("\t") ? "\t" : ";";
        return named.lines().map(line -> quoted(line, separator)).collect(Collectors.joining("\n"));
    }

    private static String quoted(String line, String separator) {
        return line.isBlank()
                ? line
                : Arrays.stream(line.split(separator, -1))
                        .map(cell -> "\"" + cell.strip() + "\"")
                        .collect(Collectors.joining(","));
    }

    /** A code that is one text is full or masked, as it looks. */
    private static JsonNode withCode(ObjectNode body) {
        if (body != null && body.path(CODE).isTextual()) {
            body.set(CODE, code(body.path(CODE).textValue()));
        }
        return body;
    }

    private static ObjectNode code(String text) {
        return NODES.objectNode().put(ClaimForm.isMasked(text) ? "masked" : "value", text);
    }

    /** Out of a list with commas at the ends of its lines. */
    private static String alone(String line) {
        return line.strip().replaceFirst("[\\s,;]+$", "");
    }

    private static ByteArrayInputStream in(byte[] text) {
        return new ByteArrayInputStream(text);
    }
}
