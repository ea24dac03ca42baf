package com.psnb2b.codesupport.packet;

import java.util.List;
import java.util.Map;

/**
 * A packet or a supplement, ready to be written.
 *
 * @param texts the parts that are kept as they are, by path and in the order of the file
 * @param evidence the parts that lie with the claim
 */
public record SealedPacket(String claimId, int number, Map<String, byte[]> texts, List<String> evidence) {

    /** A name for the file. */
    public String fileName() {
        return claimId + (number == 0 ? "-packet.zip" : "-supplement-" + number + ".zip");
    }
}
