package com.psnb2b.codesupport.intake.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.intake.StrictJson;
import java.io.IOException;
import java.io.InputStream;

/** One JSON object a line; blank lines are passed over. */
final class NdjsonRows implements Rows {

    private final Lines lines;
    private final RowLimit limit;
    private final StrictJson json;
    private long number;

    NdjsonRows(InputStream in, RowLimit limit, StrictJson json) {
        lines = new Lines(in, limit);
        this.limit = limit;
        this.json = json;
    }

    @Override
    public Row next() throws IOException {
        Line line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        number++;
        if (line.isTooLong()) {
            return Row.faulty(number, line, "too_large", "a row may have at most " + limit.inWords());
        }
        String text = line.text().orElse(null);
        if (text == null) {
            return Row.faulty(number, line, "encoding", "is not UTF-8");
        }
        try {
            if (json.read(text) instanceof ObjectNode body) {
                return Row.read(number, line, body, line.length());
            }
        } catch (JsonProcessingException e) {
            // Answered below, without the message, which quotes the row.
        }
        return Row.faulty(number, line, "unreadable", "is not one JSON object");
    }
}
