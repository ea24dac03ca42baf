package com.psnb2b.codesupport.policy;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds words of promise, which never reach a reseller or a customer (policy, section 7): in each language that people read
 * us in, in any case, across line breaks, and however they are dressed up by HTML, Markdown, entities, or characters that
 * nobody sees.
 */
public final class Wording {

    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,300}>|<!--.{0,300}?-->", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));");
    private static final Map<String, String> NAMED = Map.of(
            "nbsp", " ", "ensp", " ", "emsp", " ", "thinsp", " ", "shy", "", "zwj", "", "zwnj", "", "percnt", "%",
            "amp", "&");
    private static final int AROUND = 40;

    private Wording() {}

    /** The first words of promise in a text, as they stand there; empty where there are none. */
    public static Optional<String> promiseIn(String text) {
        return find(text).map(found -> text.substring(found.from, found.to));
    }

    /** The first words of promise in brackets, with a little of the text around them; empty where there are none. */
    public static Optional<String> marked(String text) {
        return find(text).map(found -> {
            int from = Math.max(0, found.from - AROUND);
            int to = Math.min(text.length(), found.to + AROUND);
            String excerpt = text.substring(from, found.from) + "[" + text.substring(found.from, found.to) + "]"
                    + text.substring(found.to, to);
            return (from > 0 ? "…" : "") + excerpt.replaceAll("\\s+", " ") + (to < text.length() ? "…" : "");
        });
    }

    /** Where in a text something stands, as indexes of its characters. */
    private record Place(int from, int to) {}

    private static Optional<Place> find(String text) {
        return spaced(text, Promises.SPACED.values()).or(() -> new Plain(text, "", false).first(Promises.JAPANESE));
    }

    /** The first words of promise in an English text: the other lists are left out. */
    static Optional<String> promiseInEnglish(String text) {
        return spaced(text, List.of(Promises.SPACED.get("en"))).map(found -> text.substring(found.from, found.to));
    }

    /** A tag may stand inside a word as well as between two. */
    private static Optional<Place> spaced(String text, Collection<Pattern> lists) {
        return Stream.of("", " ")
                .filter(tag -> tag.isEmpty() || text.indexOf('<') >= 0)
                .map(tag -> new Plain(text, tag, true))
                .flatMap(plain -> lists.stream().flatMap(list -> plain.first(list).stream()))
                .findFirst();
    }

    /** A text, or a pattern for one, as the lists of words have it. */
    static String folded(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(Wording::seen)
                .collect(Collectors.joining());
    }

    /** A text as a person reads it, which knows of each character where it stood. */
    private static final class Plain {

        private final StringBuilder read = new StringBuilder();
        private final boolean hasSpaces;
        private int[] from;
        private int[] to;

        Plain(String text, String inPlaceOfTag, boolean hasSpaces) {
            this.hasSpaces = hasSpaces;
            from = new int[text.length() + 1];
            to = new int[text.length() + 1];
            Matcher tag = TAG.matcher(text);
            Matcher entity = ENTITY.matcher(text);
            for (int at = 0; at < text.length(); ) {
                int end;
                if (tag.region(at, text.length()).lookingAt()) {
                    end = tag.end();
                    add(inPlaceOfTag, at, end);
                } else if (entity.region(at, text.length()).lookingAt()) {
                    end = entity.end();
                    add(seen(meant(entity)), at, end);
                } else {
                    end = at + Character.charCount(text.codePointAt(at));
                    add(seen(text.substring(at, end)), at, end);
                }
                at = end;
            }
        }

        Optional<Place> first(Pattern promise) {
            Matcher found = promise.matcher(read);
            return found.find() ? Optional.of(new Place(from[found.start()], to[found.end() - 1])) : Optional.empty();
        }

        private void add(String letters, int start, int end) {
            for (char letter : letters.toCharArray()) {
                boolean againSpace = !read.isEmpty() && read.charAt(read.length() - 1) == ' ';
                if (letter != ' ' || hasSpaces && !againSpace) {
                    grow();
                    from[read.length()] = start;
                    to[read.length()] = end;
                    read.append(letter);
                }
            }
        }

        /** One sign may be read as several, a ligature for instance. */
        private void grow() {
            if (read.length() == from.length) {
                from = Arrays.copyOf(from, 2 * from.length);
                to = Arrays.copyOf(to, 2 * to.length);
            }
        }
    }

    private static String meant(Matcher entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int character =
                entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(character) ? Character.toString(character) : "";
    }

    /** What is seen of one character: nothing, a space, or its plain form. */
    private static String seen(String character) {
        StringBuilder seen = new StringBuilder();
        Normalizer.normalize(character, Normalizer.Form.NFKD).codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (type == Character.FORMAT || type == Character.NON_SPACING_MARK || "*`~".indexOf(point) >= 0) {
                return;
            }
            boolean space = Character.isWhitespace(point) || Character.isSpaceChar(point) || point == '_';
            seen.appendCodePoint(space ? ' ' : plain(point));
        });
        return seen.toString();
    }

    /** A stroke through a letter is no mark that could be taken off. */
    private static int plain(int point) {
        return switch (point) {
            case 'ł' -> 'l';
            case 'Ł' -> 'L';
            default -> point;
        };
    }
}
