package com.psnb2b.codesupport.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;

/** What the database costs alone: a claim row of 1.5 KiB and an event row in one transaction a step. */
final class Floor implements Contender {

    private static final String BODY = "{\"text\":\"" + "x".repeat(1500) + "\"}";

    private HikariDataSource pool;
    private Database database;

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public void open(String jdbcUrl) throws Exception {
        database = new Database(jdbcUrl);
        database.execute(
                "create table claim (id text primary key, status text not null, body text not null)",
                "create table event (claim_id text not null, sequence int not null, type text not null,"
                        + " primary key (claim_id, sequence))",
                "create index claim_open on claim (id) where status = 'review'");
        pool = Pools.open(jdbcUrl);
    }

    @Override
    public void file() throws Exception {
        String id = "clm_%020d".formatted(Values.number());
        both("insert into claim (body, status, id) values ('" + BODY + "', ?, ?)", "review", id, 1);
    }

    @Override
    public void awaitReviews() {
        // A claim is in review when its row is.
    }

    @Override
    public List<String> openReviews(int limit) throws Exception {
        return database.query("select id from claim where status = 'review' order by id limit " + limit);
    }

    @Override
    public void decide(String id) throws Exception {
        both("update claim set status = ? where id = ?", "closed", id, 2);
    }

    private void both(String sql, String status, String id, int sequence) throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement claim = connection.prepareStatement(sql);
                    PreparedStatement event =
                            connection.prepareStatement("insert into event values (?, ?, ?)")) {
                claim.setString(1, status);
                claim.setString(2, id);
                claim.executeUpdate();
                event.setString(1, id);
                event.setInt(2, sequence);
                event.setString(3, status);
                event.executeUpdate();
            }
            connection.commit();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
