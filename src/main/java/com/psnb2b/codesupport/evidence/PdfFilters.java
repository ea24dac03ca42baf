package com.psnb2b.codesupport.evidence;

import com.psnb2b.codesupport.evidence.PdfSyntax.Name;
import com.psnb2b.codesupport.evidence.PdfSyntax.Ref;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How streams are packed, where they say so in objects of their own. Those may stand behind the stream, so that it is asked
 * when all objects are found.
 */
final class PdfFilters {

    private static final List<String> SAY_HOW = List.of("Filter", "F", "DecodeParms", "DP");
    /** Those that are unpacked here. */
    static final Set<String> UNPACKED = Set.of(
            "FlateDecode",
            "Fl",
            "LZWDecode",
            "LZW",
            "ASCII85Decode",
            "A85",
            "ASCIIHexDecode",
            "AHx",
            "RunLengthDecode",
            "RL");

    /** What those are told. */
    static final List<String> PARAMETERS = List.of("Predictor", "Columns", "Colors", "BitsPerComponent", "EarlyChange");

    private static final Set<String> OTHERS =
            Set.of("DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode", "Crypt");
    private static final Set<String> ALL_PARAMETERS = Stream.concat(
                    PARAMETERS.stream(),
                    Stream.of(
                            "K",
                            "EndOfLine",
                            "EncodedByteAlign",
                            "Rows",
                            "EndOfBlock",
                            "BlackIs1",
                            "DamagedRowsBeforeError",
                            "ColorTransform",
                            "JBIG2Globals",
                            "Type",
                            "Name"))
            .collect(Collectors.toUnmodifiableSet());

    /** Objects that are kept; usual files have one for all their streams. */
    private static final int MOST = 10_000;

    private static final Object SEVERAL = new Object();

    private final Map<Long, Object> kept = new HashMap<>();

    /** An object that was found, under its number; 0 where it cannot be told. */
    void found(long number, Object value) {
        if (!saysHow(value)) {
            return;
        }
        kept.merge(number, value, (one, other) -> one.equals(other) ? one : SEVERAL);
        if (kept.size() > MOST) {
            throw FileStructure.damaged();
        }
    }

    /** Whether a stream says it elsewhere. */
    static boolean areElsewhere(Map<String, Object> stream) {
        return SAY_HOW.stream().map(stream::get).anyMatch(PdfFilters::isElsewhere);
    }

    /**
     * The same stream with what stands elsewhere.
     *
     * @throws IllegalArgumentException where that is not there, or can be read in two ways
     */
    Map<String, Object> resolved(Map<String, Object> stream) {
        Map<String, Object> resolved = new LinkedHashMap<>(stream);
        for (String key : SAY_HOW) {
            resolved.computeIfPresent(key, (name, value) -> resolved(value));
        }
        return resolved;
    }

    private Object resolved(Object value) {
        Object there = value instanceof Ref ref ? at(ref) : value;
        return there instanceof List<?> list
                ? list.stream()
                        .map(part -> part instanceof Ref ref ? at(ref) : part)
                        .toList()
                : there;
    }

    private Object at(Ref ref) {
        Object there = kept.getOrDefault(ref.number(), SEVERAL);
        if (there == SEVERAL || kept.containsKey(0L)) {
            throw FileStructure.damaged();
        }
        return there;
    }

    private static boolean isElsewhere(Object value) {
        return value instanceof Ref
                || value instanceof List<?> list && list.stream().anyMatch(Ref.class::isInstance);
    }

    private static boolean saysHow(Object value) {
        if (value instanceof List<?> list) {
            return !list.isEmpty()
                    && list.stream().allMatch(part -> part instanceof Ref || part == PdfSyntax.NULL || isOne(part));
        }
        return isOne(value);
    }

    private static boolean isOne(Object value) {
        return value instanceof Name name && (UNPACKED.contains(name.text()) || OTHERS.contains(name.text()))
                || value instanceof Map<?, ?> map && ALL_PARAMETERS.containsAll(map.keySet());
    }
}
