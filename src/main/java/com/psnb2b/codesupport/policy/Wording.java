package com.psnb2b.codesupport.policy;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds words of promise, which never reach a reseller or a customer (policy, section 7): in any case, across line breaks,
 * and however they are dressed up by HTML, Markdown, entities, or characters that nobody sees.
 */
public final class Wording {

    private static final String OUTCOME =
            "(?:replace(?:d|s|ment|ments)?|refund(?:ed|s)?|reimburse(?:d|s|ment)?|compensat(?:e|es|ed|ion)|credited"
                    + "|new code|money back)";
    private static final String ADVERB =
            "(?:(?:certainly|definitely|surely|always|gladly|automatically|fully|promptly|immediately|instantly|soon"
                    + "|then|also|simply|likely|probably|of course),? ){0,3}";
    private static final String ARTICLE = "(?:(?:you|it|them|him|her|a|an|the|your|this|full|new|free|code) ){0,4}";

    private static final Pattern PROMISE = Pattern.compile(
            "\\bguarant(?:ee|ees|eed|eeing|y)\\b"
                    + "|\\b(?:automatic|automatically|instant|instantly|unconditional|unconditionally|universal) (?:full )?"
                    + OUTCOME
                    + "\\b|\\b(?:replaced|refunded|reimbursed) (?:automatically|unconditionally)\\b"
                    + "|(?:\\b(?:will|shall|going to)|['\u2019]ll) "
                    + ADVERB
                    + "(?:(?:be|get|receive|have|give|send|issue|grant|provide|offer) )?"
                    + ADVERB
                    + ARTICLE
                    + OUTCOME
                    + "\\b|\\b(?:we|i) (?:do |can |hereby )?promise\\b|\\bpromise (?:you|to|that)\\b"
                    + "|\\b100 ?%|\\b(?:100|hundred) percent\\b"
                    + "|\\balways (?:be )?(?:covered|replaced|refunded|reimbursed|approved|accepted)\\b"
                    + "|\\b(?:entitled|right) to "
                    + ARTICLE
                    + OUTCOME
                    + "\\b|\\b(?:certain|sure) to (?:be|get) "
                    + ARTICLE
                    + OUTCOME
                    + "\\b|\\b(?:we|i) (?:can )?assure you\\b|\\brest assured\\b|\\bno questions asked\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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
        // A tag may stand inside a word as well as between two.
        return Stream.of("", " ")
                .map(tag -> new Plain(text, tag))
                .flatMap(plain -> plain.promise().stream())
                .findFirst();
    }

    /** A text as a person reads it, which knows of each character where it stood. */
    private static final class Plain {

        private final StringBuilder read = new StringBuilder();
        private int[] from;
        private int[] to;

        Plain(String text, String inPlaceOfTag) {
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

        Optional<Place> promise() {
            Matcher found = PROMISE.matcher(read);
            return found.find() ? Optional.of(new Place(from[found.start()], to[found.end() - 1])) : Optional.empty();
        }

        private void add(String letters, int start, int end) {
            for (char letter : letters.toCharArray()) {
                boolean againSpace = letter == ' ' && !read.isEmpty() && read.charAt(read.length() - 1) == ' ';
                if (!againSpace) {
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
            seen.appendCodePoint(space ? ' ' : point);
        });
        return seen.toString();
    }
}
