package com.psnb2b.codesupport.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** English sentences by themselves: which key one has, and what stands in it where its pattern leaves a place. */
final class Sentences {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private final Map<String, String> whole = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();

    /** @param patterns by their keys; places are {@code {0}} to {@code {9}}, in their order */
    Sentences(Map<String, String> patterns) {
        patterns.forEach((key, pattern) -> {
            if (PLACE.matcher(pattern).find()) {
                shapes.add(new Shape(key, pattern.length(), regex(pattern)));
            } else {
                whole.put(pattern, key);
            }
        });
        // The one that says most itself.
        shapes.sort((one, other) -> other.length() - one.length());
    }

    /** @param parts what stands in the places, in their order */
    record Found(String key, List<String> parts) {}

    private record Shape(String key, int length, Pattern pattern) {}

    Optional<Found> find(String sentence) {
        String key = whole.get(sentence);
        if (key != null) {
            return Optional.of(new Found(key, List.of()));
        }
        return shapes.stream().flatMap(shape -> found(shape, sentence).stream()).findFirst();
    }

    private static Optional<Found> found(Shape shape, String sentence) {
        Matcher matcher = shape.pattern().matcher(sentence);
        return matcher.matches() ? Optional.of(new Found(shape.key(), parts(matcher))) : Optional.empty();
    }

    private static List<String> parts(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .toList();
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        Matcher place = PLACE.matcher(pattern);
        while (place.find()) {
            regex.append(Pattern.quote(pattern.substring(from, place.start()))).append("(.+)");
            from = place.end();
        }
        return Pattern.compile(regex + Pattern.quote(pattern.substring(from)), Pattern.DOTALL);
    }
}
