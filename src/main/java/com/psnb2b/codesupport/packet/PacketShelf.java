package com.psnb2b.codesupport.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was sealed, the first of each number for ever. */
@Component
class PacketShelf {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    PacketShelf(JdbcClient jdbc, ObjectMapper json, Clock clock) {
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
