package com.psnb2b.codesupport.mail.received;

import java.util.Locale;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/** The words of an HTML mail without their markup, and without what it quotes. Its time grows with the text. */
final class HtmlText {

    private static final Set<String> LINES =
            Set.of("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "table", "ul", "ol");

    /** What stands in one of these is not read. */
    private static final Set<String> UNREAD = Set.of("style", "script", "head", "title", "blockquote");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    static String of(String html) {
        HtmlText reading = new HtmlText(html);
        reading.read();
        return HtmlUtils.htmlUnescape(reading.text.toString())
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private void read() {
        String unread = null;
        int nested = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c != '<') {
                if (unread == null) {
                    text.append(c == '\n' ? ' ' : c);
                }
                at++;
                continue;
            }
            String tag = tag();
            String name = name(tag);
            boolean closes = tag.startsWith("/");
            if (unread != null) {
                nested += name.equals(unread) ? closes ? -1 : 1 : 0;
                unread = nested <= 0 ? null : unread;
            } else if (UNREAD.contains(name) && !closes && !tag.endsWith("/")) {
                unread = name;
                nested = 1;
            } else if (LINES.contains(name)) {
                text.append('\n');
            }
        }
    }

    /** What stands between the brackets; the rest of the text where there is no second one. */
    private String tag() {
        boolean isComment = html.startsWith("<!--", at);
        int end = html.indexOf(isComment ? "-->" : ">", at);
        String tag = html.substring(at + 1, end < 0 ? html.length() : end);
        at = end < 0 ? html.length() : end + (isComment ? 3 : 1);
        return tag;
    }

    private static String name(String tag) {
        int from = tag.startsWith("/") ? 1 : 0;
        int to = from;
        while (to < tag.length() && to < from + 12 && Character.isLetterOrDigit(tag.charAt(to))) {
            to++;
        }
        return tag.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
