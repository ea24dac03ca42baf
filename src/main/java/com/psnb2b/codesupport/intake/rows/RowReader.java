package com.psnb2b.codesupport.intake.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Tells the rows of a body apart. */
@Component
public class RowReader {

    private final StrictJson json;

    RowReader(StrictJson json) {
        this.json = json;
    }

    /** One JSON object a line. */
    public Rows ndjson(InputStream in, RowLimit limit) {
        return new NdjsonRows(in, limit, json);
    }

    /**
     * CSV with a header row, whose names are the fields of the JSON, with dots for those inside others.
     *
     * @param reader reads a row as JSON and throws {@link InvalidInput} for what it does not know
     * @throws InvalidInput that names what is wrong with the header
     */
    public Rows csv(InputStream in, RowLimit limit, Consumer<ObjectNode> reader) throws IOException {
        return new CsvRows(in, limit, json, reader);
    }
}
