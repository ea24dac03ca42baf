package com.psnb2b.codesupport.claim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a value is called outside Java: in the API, in the process, in tables and files. Its name, in small letters. */
public final class WireName {

    private WireName() {}

    /** The name of a value, such as {@code under_review}. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The value of that name, which must match to the letter; empty where there is none, or no name. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(name))
                .findFirst();
    }
}
