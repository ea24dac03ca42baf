package com.psnb2b.codesupport.secondlook;

import com.psnb2b.codesupport.claim.Hashes;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The keys of the draw, one after the other. The next one is made when one comes into force: its hash can be seen for a
 * whole period before anything depends on it. A key is told a day after its period, when nothing depends on it any more.
 */
@Repository
public class DrawKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** For what was decided in the last moment of a period, on a node whose clock is behind. */
    private static final Duration KEPT_SECRET = Duration.ofDays(1);

    private static final String ALL = """
            select id, secret, made_at, valid_from, lead(valid_from) over (order by id) valid_until
            from claims.second_look_key order by id""";

    private final JdbcClient jdbc;
    private final SecondLookSettings settings;
    private final Clock clock;

    DrawKeys(JdbcClient jdbc, SecondLookSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** A key as anybody may see it. @param key in hexadecimal digits; null while it is secret */
    public record Published(int id, String sha256, Instant madeAt, Instant validFrom, Instant validUntil, String key) {}

    /** @param validUntil null for the last one */
    record DrawKey(int id, byte[] secret, Instant madeAt, Instant validFrom, Instant validUntil) {

        /** Whether it was in force. */
        boolean holds(Instant at) {
            return !at.isBefore(validFrom) && (validUntil == null || at.isBefore(validUntil));
        }

        private Published published(Instant now) {
            boolean isOver = validUntil != null && now.isAfter(validUntil.plus(KEPT_SECRET));
            return new Published(
                    id,
                    Hashes.sha256(secret),
                    madeAt,
                    validFrom,
                    validUntil,
                    isOver ? HexFormat.of().formatHex(secret) : null);
        }
    }

    /** Every key, the earliest first. */
    public List<Published> published() {
        Instant now = clock.instant();
        return all().stream().map(key -> key.published(now)).toList();
    }

    /** Has one key in force and one to come, whichever node is first. */
    void make() {
        Instant now = clock.instant();
        List<DrawKey> known = all();
        if (known.isEmpty()) {
            add(1, now, now);
            add(2, now, now.plus(settings.keyPeriod()));
        } else if (!known.get(known.size() - 1).validFrom().isAfter(now)) {
            add(known.get(known.size() - 1).id() + 1, now, now.plus(settings.keyPeriod()));
        }
    }

    private void add(int id, Instant now, Instant validFrom) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        jdbc.sql("insert into claims.second_look_key (id, secret, made_at, valid_from) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(id, secret, Timestamp.from(now), Timestamp.from(validFrom))
                .update();
    }

    /** Every key, the earliest first. */
    List<DrawKey> all() {
        return jdbc.sql(ALL).query(DrawKeys::key).list();
    }

    private static DrawKey key(ResultSet row, int number) throws SQLException {
        Timestamp until = row.getTimestamp("valid_until");
        return new DrawKey(
                row.getInt("id"),
                row.getBytes("secret"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("valid_from").toInstant(),
                until == null ? null : until.toInstant());
    }
}
