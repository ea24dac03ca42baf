package com.psnb2b.codesupport.packet;

import com.psnb2b.codesupport.claim.ClaimStore;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * Writes packets as ZIP files that are the same byte for byte each time: no compression, which differs between versions,
 * and one date for every entry. Holds one piece of evidence at a time.
 */
@Component
public class PacketZip {

    private static final LocalDateTime ANY_DATE = LocalDateTime.of(2026, 1, 18, 0, 0);

    private final ClaimStore claims;

    PacketZip(ClaimStore claims) {
        this.claims = claims;
    }

    /** Writes the packet; evidence that has been erased is left out, and its hash stays in the manifest. */
    public void write(SealedPacket packet, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
        for (Map.Entry<String, byte[]> text : packet.texts().entrySet()) {
            add(zip, text.getKey(), text.getValue());
        }
        for (String path : packet.evidence()) {
            Optional<byte[]> bytes = claims.evidence(packet.claimId(), EvidencePart.id(path));
            if (bytes.isPresent()) {
                add(zip, path, bytes.get());
            }
        }
        zip.finish();
    }

    /** Writes the packet of a case in the same way. */
    public void write(SealedCase packet, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
        for (Map.Entry<String, byte[]> text : packet.texts().entrySet()) {
            add(zip, text.getKey(), text.getValue());
        }
        for (SealedCase.Lying part : packet.evidence()) {
            Optional<byte[]> bytes = claims.evidence(part.ownerId(), part.evidenceId());
            if (bytes.isPresent()) {
                add(zip, part.path(), bytes.get());
            }
        }
        zip.finish();
    }

    private static void add(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(ANY_DATE);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
