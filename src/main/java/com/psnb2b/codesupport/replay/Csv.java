package com.psnb2b.codesupport.replay;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Lines of CSV (RFC 4180) that a spreadsheet opens without running anything. */
public final class Csv {

    private Csv() {}

    /** One line; a null is an empty cell. */
    public static String line(List<?> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** In quotation marks where the value needs it; what reads as a formula is marked as text. */
    private static String cell(Object value) {
        String text = Objects.toString(value, "");
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
