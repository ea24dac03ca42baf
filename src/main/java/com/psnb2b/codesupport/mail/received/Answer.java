package com.psnb2b.codesupport.mail.received;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody wrote in a mail, without what they were answering to. */
public final class Answer {

    /** Stands in the line of our mails above which an answer is written. */
    public static final String MARK = "-=-=-";

    /** Lines that are looked at. */
    private static final int LINES = 5_000;

    /** Longer ones are nobody's heading. */
    private static final int LONGEST_HEADING = 300;

    /** What mail programs write above what they quote. */
    private static final Pattern ORIGINAL = Pattern.compile(
            "[-\u2013_* ]{2,}(original message|urspr\u00fcngliche nachricht|originalnachricht|message d.origine"
                    + "|mensaje original|messaggio originale|mensagem original|wiadomo\u015b\u0107 oryginalna|forwarded message"
                    + "|\u5143\u306e\u30e1\u30c3\u30bb\u30fc\u30b8).*|_{10,}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern FROM = Pattern.compile(
            "\\*?(from|von|de|da|od|\u5dee\u51fa\u4eba)\\s?:\\*?\\s.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SENT = Pattern.compile(
            "\\*?(sent|date|gesendet|datum|envoy\u00e9|enviado|enviada|fecha|inviato|data|wys\u0142ano"
                    + "|\u9001\u4fe1\u65e5\u6642|\u65e5\u4ed8)( el| em)?\\s?:\\*?\\s.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Lines of an introduction. */
    private static final int INTRODUCTION = 3;

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");

    private Answer() {}

    /** @param written in whatever language */
    static String of(String written) {
        List<String> lines =
                written.lines().limit(LINES).map(String::stripTrailing).toList();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.contains(MARK) || isHeading(lines, i)) {
                removeIntroduction(own);
                break;
            }
            if (line.startsWith(">")) {
                removeIntroduction(own);
            } else {
                own.add(lines.get(i));
            }
        }
        return String.join("\n", own).replaceAll("\\n{3,}", "\n\n").strip();
    }

    private static boolean isHeading(List<String> lines, int at) {
        String line = lines.get(at).strip();
        if (line.length() > LONGEST_HEADING) {
            return false;
        }
        boolean isFrom = FROM.matcher(line).matches()
                && lines.subList(at + 1, Math.min(lines.size(), at + 4)).stream()
                        .map(String::strip)
                        .anyMatch(next -> next.length() <= LONGEST_HEADING
                                && SENT.matcher(next).matches());
        return isFrom || ORIGINAL.matcher(line).matches();
    }

    /**
     * Takes away who wrote what follows, and when: a paragraph of up to three lines, or the last line of a longer one, that ends
     * in a colon and names an address or a year.
     */
    private static void removeIntroduction(List<String> own) {
        int end = own.size();
        while (end > 0 && own.get(end - 1).isBlank()) {
            end--;
        }
        if (end == 0 || !own.get(end - 1).strip().matches(".{0,300}[:\uff1a]")) {
            return;
        }
        int from = end - 1;
        while (from > 0 && !own.get(from - 1).isBlank()) {
            from--;
        }
        from = end - from > INTRODUCTION ? end - 1 : from;
        String introduction = String.join(" ", own.subList(from, end));
        if (introduction.contains("@") || YEAR.matcher(introduction).find()) {
            own.subList(from, own.size()).clear();
        }
    }
}
