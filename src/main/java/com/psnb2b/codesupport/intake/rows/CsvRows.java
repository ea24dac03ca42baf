package com.psnb2b.codesupport.intake.rows;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.intake.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * CSV by RFC 4180, with a header row. The lines are told apart here and not by the CSV parser, since for a parser a
 * quotation mark that is never closed swallows every row after it: here it costs its own row alone.
 */
final class CsvRows implements Rows {

    private static final int LINES_OF_A_ROW = 100;
    private static final int BYTES_AHEAD = 256 * 1024;
    private static final ObjectReader CELLS =
            new CsvMapper().readerForListOf(String.class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private final Lines lines;
    private final RowLimit limit;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private final CsvColumns columns;
    private long number;

    /**
     * Reads the header.
     *
     * @throws InvalidInput that names what is wrong with it
     */
    CsvRows(InputStream in, RowLimit limit, StrictJson json, Consumer<ObjectNode> reader) throws IOException {
        lines = new Lines(in, limit);
        this.limit = limit;
        Line header = take();
        List<String> names = Optional.ofNullable(header)
                .filter(line -> !line.isTooLong())
                .flatMap(Line::text)
                .flatMap(CsvRows::cells)
                .orElseThrow(() -> InvalidInput.of("header", "required", "the first line must name the columns"));
        columns = new CsvColumns(names, json, reader);
    }

    @Override
    public Row next() throws IOException {
        Line line = take();
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
        String record = isOpen(text) ? withLinesAhead(text) : text;
        List<String> cells = cells(record).orElse(null);
        if (cells == null) {
            return Row.faulty(number, line, "unreadable", "its quotation marks do not pair");
        }
        if (cells.size() != columns.count()) {
            return Row.faulty(
                    number, line, "unreadable", "has " + cells.size() + " cells, the header " + columns.count());
        }
        try {
            return Row.read(number, line, columns.row(cells), record.length());
        } catch (InvalidInput e) {
            return Row.faulty(number, line, e);
        }
    }

    /** The next line that is not blank; null at the end. */
    private Line take() throws IOException {
        Line line;
        do {
            line = ahead.isEmpty() ? lines.next() : ahead.remove();
        } while (line != null && line.isBlank());
        if (line != null && line.length() > RowLimit.SMALL) {
            // It may have been read with an earlier row.
            limit.large().begins();
        }
        return line;
    }

    /**
     * The row with as many further lines as close its quotation mark; as it was where they do not, or not to a whole
     * row. Lines that are no part of it stay ahead.
     */
    private String withLinesAhead(String first) throws IOException {
        StringBuilder record = new StringBuilder(first);
        boolean open = true;
        int used = 0;
        while (open && used < LINES_OF_A_ROW && record.length() < BYTES_AHEAD) {
            String more = ahead(used)
                    .filter(line -> !line.isTooLong())
                    .flatMap(Line::text)
                    .orElse(null);
            if (more == null) {
                return first;
            }
            record.append('\n').append(more);
            open ^= isOpen(more);
            used++;
        }
        String whole = record.toString();
        if (open
                || cells(whole).filter(cells -> cells.size() == columns.count()).isEmpty()) {
            return first;
        }
        for (int i = 0; i < used; i++) {
            ahead.remove();
        }
        return whole;
    }

    private Optional<Line> ahead(int index) throws IOException {
        if (index == ahead.size()) {
            Line line = lines.next();
            if (line != null) {
                ahead.add(line);
            }
        }
        return ahead.stream().skip(index).findFirst();
    }

    /** Whether a quotation mark stays open: well-formed text has an even number of them. */
    private static boolean isOpen(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    /** Empty where the text is not one row of CSV. */
    private static Optional<List<String>> cells(String text) {
        try (MappingIterator<List<String>> rows = CELLS.readValues(text)) {
            List<String> cells = rows.next();
            return rows.hasNext() ? Optional.empty() : Optional.of(cells);
        } catch (IOException | RuntimeException e) {
            // Its message would quote the row.
            return Optional.empty();
        }
    }
}
