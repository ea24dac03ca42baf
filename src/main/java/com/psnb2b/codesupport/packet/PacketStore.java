package com.psnb2b.codesupport.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps sealed packets and supplements. Each number is written once and never changed. */
@Component
class PacketStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    PacketStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<SealedPacket> find(String claimId, int number) {
        return jdbc.sql("select parts from claims.packet where claim_id = ? and number = ?")
                .params(claimId, number)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    /** Keeps the packet; gives the one that is kept, which may be another call's. */
    SealedPacket keep(SealedPacket packet) {
        jdbc.sql("""
                        insert into claims.packet (claim_id, number, created_at, parts) values (?, ?, ?, ?)
                        on conflict do nothing""")
                .params(packet.claimId(), packet.number(), Timestamp.from(clock.instant()), write(packet))
                .update();
        return find(packet.claimId(), packet.number()).orElseThrow();
    }

    /** Puts something else in place of each packet of a claim, under the same number. */
    void replace(String claimId, UnaryOperator<SealedPacket> by) {
        jdbc
                .sql("select parts from claims.packet where claim_id = ?")
                .param(claimId)
                .query(String.class)
                .list()
                .stream()
                .map(this::read)
                .map(by)
                .forEach(packet -> jdbc.sql("update claims.packet set parts = ? where claim_id = ? and number = ?")
                        .params(write(packet), claimId, packet.number())
                        .update());
    }

    private String write(SealedPacket packet) {
        try {
            return json.writeValueAsString(packet);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a packet is plain data and can be written", e);
        }
    }

    private SealedPacket read(String kept) {
        try {
            return json.readValue(kept, SealedPacket.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept packet cannot be read");
        }
    }
}
