package com.psnb2b.codesupport.platform.database;

import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * What PostgreSQL will not keep, whoever sends it: a text with the character NUL in it, and one that is longer than its
 * column. Entry points that know the field refuse both by its name; this is for what the engine's own REST API and queries let
 * through to the database.
 */
public final class Unkeepable {

    private static final String NO_SUCH_CHARACTER = "22021";
    private static final String TOO_LONG = "22001";

    private Unkeepable() {}

    /** Whether a text with NUL led to it. No step, model or table of ours writes one: it was sent. */
    public static boolean isNul(Throwable failed) {
        return is(NO_SUCH_CHARACTER, failed);
    }

    /** Whether a text that is longer than its column led to it; it may have been a model's as well. */
    public static boolean isTooLong(Throwable failed) {
        return is(TOO_LONG, failed);
    }

    private static boolean is(String state, Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && state.equals(sql.getSQLState()));
    }
}
