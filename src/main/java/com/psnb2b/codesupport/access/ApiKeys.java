package com.psnb2b.codesupport.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of integrations. A key itself is shown once, when it is made; the table holds its SHA-256 alone. */
@Component
public class ApiKeys {

    /** How long a revoked key may still work on a node that has just seen it. */
    static final Duration REMEMBERED = Duration.ofSeconds(3);

    /** Begins every key. */
    static final String PREFIX = "csk_";

    private static final int KEYS_REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    /** By hash, not by key, so that no key stays in memory; only known keys, so that guesses push none out. */
    private final Cache<String, ApiCaller> known = Caffeine.newBuilder()
            .maximumSize(KEYS_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    ApiKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key as an admin sees it, without the key. */
    public record Entry(
            long id,
            String name,
            Scope scope,
            String resellerId,
            Set<String> topics,
            int requestsPerMinute,
            OffsetDateTime createdAt,
            OffsetDateTime revokedAt) {}

    /** The caller behind a key in force, or empty. */
    public Optional<ApiCaller> find(String key) {
        byte[] hash = Tokens.sha256(key);
        return Optional.ofNullable(known.get(HexFormat.of().formatHex(hash), ignored -> select(hash)));
    }

    /**
     * Makes a key and returns it, the only time that it can be seen.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a key in force has this name
     */
    public String create(ApiCaller caller) {
        String key = Tokens.fresh(PREFIX);
        insert(key, caller, "");
        return key;
    }

    /** Puts in a key whose value is given, unless it or its name is there already. */
    void seed(String key, ApiCaller caller) {
        insert(key, caller, " on conflict do nothing");
    }

    /** Every key, revoked ones too, newest first. */
    public List<Entry> list() {
        return jdbc.sql("""
                        select id, name, scope, reseller_id, topics, requests_per_minute, created_at, revoked_at
                        from claims.api_key order by id desc""").query(Entry.class).list();
    }

    /** Ends a key, within {@link #REMEMBERED} on every node. False if there is no such key in force. */
    public boolean revoke(long id) {
        int revoked = jdbc.sql("update claims.api_key set revoked_at = now() where id = ? and revoked_at is null")
                .param(id)
                .update();
        known.invalidateAll();
        return revoked > 0;
    }

    private void insert(String key, ApiCaller caller, String onConflict) {
        jdbc.sql("insert into claims.api_key (name, key_hash, scope, reseller_id, requests_per_minute, topics)"
                        + " values (?, ?, ?, ?, ?, ?)"
                        + onConflict)
                .params(
                        caller.keyName(),
                        Tokens.sha256(key),
                        caller.scope().name(),
                        caller.resellerId(),
                        caller.requestsPerMinute(),
                        caller.scope() == Scope.worker ? String.join(",", caller.topics()) : null)
                .update();
    }

    private ApiCaller select(byte[] hash) {
        return jdbc.sql("""
                        select name key_name, scope, reseller_id, requests_per_minute, topics
                        from claims.api_key where key_hash = ? and revoked_at is null""").param(hash).query(ApiCaller.class).optional().orElse(null);
    }
}
