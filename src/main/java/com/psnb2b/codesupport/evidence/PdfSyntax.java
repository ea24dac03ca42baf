package com.psnb2b.codesupport.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads values of PDF strictly: where readers could take a text in two ways, it is damaged. Values are {@link Name},
 * {@link Ref}, {@link Text}, numbers, booleans, lists, maps and {@link #NULL}.
 */
final class PdfSyntax {

    record Name(String text) {}

    /** A reference to the object of this number. */
    record Ref(long number) {}

    /** @param begin its first characters */
    record Text(String begin, int length) {}

    static final Object NULL = "null";

    /** Arrays and dictionaries in each other; usual files have about ten. */
    private static final int DEPTH = 100;

    private static final int BEGIN = 40;

    /** Between objects; the specification has lines of 255. */
    private static final int COMMENT = 2000;

    private final byte[] bytes;
    private final WorkBudget budget;
    private final PdfRules rules;
    private int at;

    PdfSyntax(byte[] bytes, WorkBudget budget, PdfRules rules) {
        this.bytes = bytes;
        this.budget = budget;
        this.rules = rules;
    }

    PdfSyntax at(int position) {
        if (position < 0 || position > bytes.length) {
            throw FileStructure.damaged();
        }
        at = position;
        return this;
    }

    int position() {
        return at;
    }

    boolean isAtEnd() {
        return at >= bytes.length;
    }

    /** Whether this stands here; passes it where it does. */
    boolean take(String word) {
        if (!isAt(word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    boolean isAt(String word) {
        return ByteSearch.isAt(bytes, at, word);
    }

    boolean isAtDigit() {
        return at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9';
    }

    /** Passes white space and comments. */
    PdfSyntax skip() {
        int from = at;
        while (at < bytes.length && (isSpace(bytes[at]) || bytes[at] == '%')) {
            if (bytes[at++] == '%') {
                int start = at;
                while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
                    at++;
                }
                if (at - start > COMMENT) {
                    throw FileStructure.more();
                }
            }
        }
        budget.spend(at - from);
        return this;
    }

    /** A number without a sign and a point. */
    long whole() {
        if (!isAtDigit()) {
            throw FileStructure.damaged();
        }
        long number = 0;
        for (; isAtDigit(); at++) {
            number = Math.min(number * 10 + bytes[at] - '0', Integer.MAX_VALUE);
        }
        return number;
    }

    /** The value that begins here, after white space and comments; what it says is judged on the way. */
    Object value() {
        return value(DEPTH);
    }

    private Object value(int depth) {
        int from = skip().at;
        rules.count();
        if (depth == 0 || isAtEnd()) {
            throw FileStructure.damaged();
        }
        Object value = switch (bytes[at]) {
            case '/' -> name();
            case '(' -> text();
            case '[' -> list(depth);
            case '<' -> isAt("<<") ? map(depth) : hexadecimal();
            case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> word();
        };
        budget.spend(at - from);
        return value;
    }

    private Map<String, Object> map(int depth) {
        at += 2;
        Map<String, Object> map = new LinkedHashMap<>();
        while (!skip().take(">>")) {
            if (!isAt("/")) {
                throw FileStructure.damaged();
            }
            String key = name().text();
            Object value = value(depth - 1);
            rules.judge(key, value);
            Object other = map.put(key, value);
            if (other != null && !other.equals(value)) {
                throw FileStructure.damaged();
            }
        }
        return map;
    }

    private List<Object> list(int depth) {
        at++;
        List<Object> list = new ArrayList<>();
        while (!skip().take("]")) {
            list.add(value(depth - 1));
        }
        return list;
    }

    /** Any of its letters may be written as its number, {@code /J#53} for {@code /JS}. */
    private Name name() {
        StringBuilder name = new StringBuilder();
        for (at++; at < bytes.length && isRegular(bytes[at]); at++) {
            int escaped = bytes[at] == '#' && at + 2 < bytes.length ? two(bytes[at + 1], bytes[at + 2]) : -1;
            name.append((char) (escaped < 0 ? bytes[at] & 0xFF : escaped));
            at += escaped < 0 ? 0 : 2;
        }
        Name read = new Name(name.toString());
        rules.judge(read);
        return read;
    }

    private Text text() {
        int from = at;
        StringBuilder begin = new StringBuilder();
        int open = 0;
        do {
            if (isAtEnd()) {
                throw FileStructure.damaged();
            }
            char c = (char) (bytes[at++] & 0xFF);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '\\') {
                c = escaped();
            }
            if (begin.length() < BEGIN && at - from > 1) {
                begin.append(c);
            }
        } while (open > 0);
        return new Text(begin.toString(), at - from);
    }

    private char escaped() {
        if (isAtEnd()) {
            throw FileStructure.damaged();
        }
        int code = 0;
        int digits = 0;
        for (; digits < 3 && at < bytes.length && bytes[at] >= '0' && bytes[at] <= '7'; digits++) {
            code = code * 8 + bytes[at++] - '0';
        }
        // Whatever else is escaped is white space or itself.
        return digits > 0 ? (char) code : (char) (bytes[at++] & 0xFF);
    }

    private Text hexadecimal() {
        int from = at++;
        StringBuilder digits = new StringBuilder();
        for (; at < bytes.length && bytes[at] != '>'; at++) {
            if (!isSpace(bytes[at]) && Character.digit(bytes[at], 16) < 0) {
                throw FileStructure.damaged();
            }
            if (digits.length() < 2 * BEGIN && !isSpace(bytes[at])) {
                digits.append((char) bytes[at]);
            }
        }
        if (isAtEnd()) {
            throw FileStructure.damaged();
        }
        at++;
        StringBuilder begin = new StringBuilder();
        for (int i = 0; i + 1 < digits.length(); i += 2) {
            begin.append((char) two((byte) digits.charAt(i), (byte) digits.charAt(i + 1)));
        }
        return new Text(begin.toString(), at - from);
    }

    private Object number() {
        int from = at;
        boolean isWhole = isAtDigit();
        for (; at < bytes.length && (isAtDigit() || "+-.".indexOf(bytes[at]) >= 0); at++) {
            isWhole &= isAtDigit();
        }
        if (!isWhole) {
            return 0.0;
        }
        long number = new PdfSyntax(bytes, budget, rules).at(from).whole();
        int end = at;
        // Three words are a reference: a number, a generation, and an R.
        if (skip().isAtDigit()) {
            whole();
            if (skip().isAt("R") && (at + 1 >= bytes.length || !isRegular(bytes[at + 1]))) {
                at++;
                return new Ref(number);
            }
        }
        at = end;
        return number;
    }

    private Object word() {
        int from = at;
        while (at < bytes.length && isRegular(bytes[at])) {
            at++;
        }
        return switch (new String(bytes, from, Math.min(at - from, 6), ISO_8859_1)) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> NULL;
            default -> throw FileStructure.damaged();
        };
    }

    private static int two(byte first, byte second) {
        int high = Character.digit(first, 16);
        int low = Character.digit(second, 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0;
    }

    private static boolean isRegular(byte b) {
        return !isSpace(b) && "()<>[]{}/%".indexOf(b) < 0;
    }
}
