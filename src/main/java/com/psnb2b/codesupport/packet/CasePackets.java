package com.psnb2b.codesupport.packet;

import com.psnb2b.codesupport.claim.CaseState;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimCase;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.EvidenceItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * The packet of a case: of each claim that was handed to the reviewers what its own packet holds, what is shared once, and
 * one manifest over all, signed like a claim's. Made of the claims' packets, which do not change; with a further claim it is
 * another packet.
 */
@Service
public class CasePackets {

    /** What a claim's packet has for itself; here one stands for all. */
    private static final Set<String> OF_THE_WHOLE = Set.of(
            "VERIFY.txt",
            Manifest.PATH,
            Manifest.PATH + Packets.SIGNATURE,
            PacketContents.SUMS,
            PacketContents.SUMS + Packets.SIGNATURE);

    private final Packets packets;
    private final ClaimStore claims;
    private final PacketTexts texts;
    private final PacketKey key;

    CasePackets(Packets packets, ClaimStore claims, PacketTexts texts, PacketKey key) {
        this.packets = packets;
        this.claims = claims;
        this.texts = texts;
        this.key = key;
    }

    /**
     * {@code manifest.json} of a case.
     *
     * @param claims how many it holds
     * @param sealedAt when the last of them was handed to the reviewers
     */
    record CaseManifest(
            String format, String caseId, int claims, Instant sealedAt, String keyId, List<Manifest.Part> parts) {

        static final String FORMAT = "code-support-case-packet/1";
    }

    /** {@code case.json}: what was said for all of its claims. */
    record CaseDocument(
            String id,
            String resellerId,
            String orderId,
            String reference,
            Instant createdAt,
            List<String> claims,
            List<ClaimDocument.Evidence> evidence) {}

    /** The packet; empty where no claim of the case was handed to the reviewers yet. */
    public Optional<SealedCase> of(CaseState state) {
        List<Claim> submitted = state.claims().stream()
                .filter(claim -> claim.submittedAt() != null)
                .toList();
        return submitted.isEmpty() ? Optional.empty() : Optional.of(seal(state.claimCase(), submitted));
    }

    private SealedCase seal(ClaimCase claimCase, List<Claim> submitted) {
        PacketContents contents = new PacketContents();
        List<SealedCase.Lying> evidence = new ArrayList<>();
        contents.text("VERIFY.txt", "text/plain", texts.howToVerify());
        contents.text("case.json", "application/json", texts.json(document(claimCase, submitted)));
        Map<String, EvidenceItem> shared = new LinkedHashMap<>();
        for (Claim claim : submitted) {
            String folder = "claims/" + claim.id() + "/";
            SealedPacket packet = packets.of(claim.id()).orElseThrow();
            packet.texts().forEach((path, text) -> {
                if (!OF_THE_WHOLE.contains(path)) {
                    contents.text(folder + path, mediaType(path), text);
                }
            });
            Claim asSubmitted = claims.asSubmitted(claim.id()).orElseThrow();
            for (EvidenceItem item : asSubmitted.evidence()) {
                if (item.shared()) {
                    shared.put(item.id(), item);
                } else {
                    String path = contents.evidence(folder, item);
                    evidence.add(new SealedCase.Lying(path, claim.id(), item.id()));
                }
            }
        }
        shared.values()
                .forEach(item ->
                        evidence.add(new SealedCase.Lying(contents.evidence("", item), claimCase.id(), item.id())));
        return new SealedCase(claimCase.id(), sealed(claimCase, submitted, contents), evidence);
    }

    private Map<String, byte[]> sealed(ClaimCase claimCase, List<Claim> submitted, PacketContents contents) {
        byte[] manifest = texts.json(new CaseManifest(
                CaseManifest.FORMAT,
                claimCase.id(),
                submitted.size(),
                submitted.stream()
                        .map(Claim::submittedAt)
                        .max(Instant::compareTo)
                        .orElseThrow(),
                key.id(),
                contents.parts()));
        byte[] sums = contents.sums(manifest);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(Manifest.PATH, manifest);
        all.put(Manifest.PATH + Packets.SIGNATURE, key.sign(manifest));
        all.put(PacketContents.SUMS, sums);
        all.put(PacketContents.SUMS + Packets.SIGNATURE, key.sign(sums));
        all.putAll(contents.texts());
        return all;
    }

    private static CaseDocument document(ClaimCase claimCase, List<Claim> submitted) {
        return new CaseDocument(
                claimCase.id(),
                claimCase.resellerId(),
                claimCase.orderId(),
                claimCase.reference(),
                claimCase.createdAt(),
                submitted.stream().map(Claim::id).toList(),
                claimCase.evidence().stream().map(ClaimDocument.Evidence::of).toList());
    }

    private static String mediaType(String path) {
        return path.endsWith(".json") ? "application/json" : path.endsWith(".html") ? "text/html" : "text/plain";
    }
}
