package com.psnb2b.codesupport.store;

import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Ids;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.claim.NewEvidence;
import com.psnb2b.codesupport.claim.StoredFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Files in PostgreSQL. Evidence that takes one refers to it, and takes its end from it. */
@Repository
class JdbcStoredFiles implements StoredFiles {

    /** Evidence that takes a file keeps it from the sweep; fails as a lost race where the file is gone. */
    static final String TAKE = "call claims.take_file(?)";

    /** Whoever named the file while it was kept may still be filing it. */
    private static final Duration BEING_TAKEN = Duration.ofHours(1);

    private static final int SWEPT_AT_ONCE = 20;

    private static final String FILE = "id, name, media_type, size, sha256, expires_at";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcStoredFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public StoredFile keep(String resellerId, NewEvidence file, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('files ' || ?, 0))")
                .param(resellerId)
                .query(row -> {});
        EvidenceItem item = file.item();
        Timestamp end = Timestamp.from(now.plus(KEPT));
        Optional<StoredFile> known = jdbc.sql("""
                        update claims.stored_file set expires_at = case when expires_at is not null then ?::timestamptz end
                        where reseller_id = ? and sha256 = ? returning\s""" + FILE)
                .params(end, resellerId, item.sha256())
                .query(JdbcStoredFiles::file)
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        long unused = jdbc.sql("""
                        select coalesce(sum(size), 0) from claims.stored_file
                        where reseller_id = ? and expires_at > ?""")
                .params(resellerId, Timestamp.from(now))
                .query(Long.class)
                .single();
        if (unused + item.size() > UNUSED_BYTES) {
            throw InvalidInput.of(
                    "file", "too_large", "500 MB of files that no claim has taken are kept; use them, or wait a day");
        }
        return jdbc.sql("""
                        insert into claims.stored_file
                            (id, reseller_id, sha256, size, media_type, name, created_at, expires_at, content)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning\s""" + FILE)
                .params(
                        Ids.file(),
                        resellerId,
                        item.sha256(),
                        item.size(),
                        item.mediaType(),
                        item.fileName(),
                        Timestamp.from(now),
                        end,
                        file.bytes())
                .query(JdbcStoredFiles::file)
                .single();
    }

    @Override
    public Optional<StoredFile> find(String resellerId, String id, Instant now) {
        return jdbc.sql("select " + FILE + """
                         from claims.stored_file
                        where id = ? and reseller_id = ? and (expires_at is null or expires_at > ?)""")
                .params(id, resellerId, Timestamp.from(now))
                .query(JdbcStoredFiles::file)
                .optional();
    }

    private static StoredFile file(ResultSet row, int number) throws SQLException {
        Timestamp expires = row.getTimestamp("expires_at");
        return new StoredFile(
                row.getString("id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getString("sha256"),
                expires == null ? null : expires.toInstant());
    }

    /** Deletes what nobody has taken, some files at a time: each may have ten megabytes. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void sweep() {
        jdbc.sql("""
                        delete from claims.stored_file where id in (
                            select id from claims.stored_file where expires_at < ?
                            order by expires_at limit ? for update skip locked)""")
                .params(Timestamp.from(clock.instant().minus(BEING_TAKEN)), SWEPT_AT_ONCE)
                .update();
    }
}
