package com.psnb2b.codesupport.webhooks;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Endpoints in PostgreSQL. */
@Component
class Endpoints {

    private static final String SELECT = """
            select id, reseller_id, url, events, created_at, secret_version, previous_until
            from claims.webhook_endpoint where kind = 'webhook' and\s""";

    private final JdbcClient jdbc;

    Endpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Endpoint> find(String id) {
        return jdbc.sql(SELECT + "id = ?").param(id).query(this::endpoint).optional();
    }

    List<Endpoint> of(String resellerId) {
        return jdbc.sql(SELECT + "reseller_id = ? order by created_at, id")
                .param(resellerId)
                .query(this::endpoint)
                .list();
    }

    void add(Endpoint endpoint) {
        Timestamp created = Timestamp.from(endpoint.createdAt());
        jdbc.sql("""
                        insert into claims.webhook_endpoint (id, reseller_id, url, events, created_at, next_round_at)
                        values (?, ?, ?, string_to_array(?, ','), ?, ?)""")
                .params(
                        endpoint.id(),
                        endpoint.resellerId(),
                        endpoint.url(),
                        String.join(",", endpoint.events()),
                        created,
                        created)
                .update();
    }

    boolean remove(String resellerId, String id) {
        return jdbc.sql("delete from claims.webhook_endpoint where kind = 'webhook' and id = ? and reseller_id = ?")
                        .params(id, resellerId)
                        .update()
                == 1;
    }

    /** The next version of the endpoint's secret; the one before signs as well until then. */
    Optional<Integer> rotate(String resellerId, String id, Instant previousUntil) {
        return jdbc.sql("""
                        update claims.webhook_endpoint set secret_version = secret_version + 1, previous_until = ?
                        where kind = 'webhook' and id = ? and reseller_id = ? returning secret_version""")
                .params(Timestamp.from(previousUntil), id, resellerId)
                .query(Integer.class)
                .optional();
    }

    private Endpoint endpoint(ResultSet row, int number) throws SQLException {
        Array events = row.getArray("events");
        Timestamp previousUntil = row.getTimestamp("previous_until");
        return new Endpoint(
                row.getString("id"),
                row.getString("reseller_id"),
                row.getString("url"),
                List.of((String[]) events.getArray()),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("secret_version"),
                previousUntil == null ? null : previousUntil.toInstant());
    }
}
