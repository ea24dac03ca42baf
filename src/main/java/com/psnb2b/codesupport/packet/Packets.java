package com.psnb2b.codesupport.packet;

import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.ClaimEvent;
import com.psnb2b.codesupport.claim.ClaimStore;
import com.psnb2b.codesupport.claim.Hashes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Packets of submitted claims and their supplements. Both are made of what no longer changes: the claim as it was handed
 * to the reviewers, events, evidence. What is made is signed and kept when it is first asked for, so that a later release
 * or another key changes nothing in it (docs/adr/0004-packet.md).
 */
@Service
public class Packets {

    private static final String ADDED = "claim.evidence_added";
    private static final String RESOLVED = "claim.resolved";
    static final String SIGNATURE = ".sig";
    /** Events that close a supplement. */
    private static final Set<String> MILESTONES = Set.of(
            ADDED,
            RESOLVED,
            "claim.withdrawn",
            "claim.fact_changed",
            "claim.appealed",
            ClaimEvent.APPEAL_RESOLVED,
            ClaimEvent.CORRECTED);

    /** Parts that hold nothing that anybody wrote; a new part is erased until it is added here. */
    private static final Set<String> WITHOUT_PERSONS = Set.of(
            Manifest.PATH,
            Manifest.PATH + SIGNATURE,
            PacketContents.SUMS,
            PacketContents.SUMS + SIGNATURE,
            "VERIFY.txt",
            "outcome.json");

    private final ClaimStore claims;
    private final PacketTexts texts;
    private final PacketKey key;
    private final PacketStore shelf;

    Packets(ClaimStore claims, PacketTexts texts, PacketKey key, PacketStore shelf) {
        this.claims = claims;
        this.texts = texts;
        this.key = key;
        this.shelf = shelf;
    }

    /** The packet of a claim; empty where it was not handed to the reviewers yet. */
    public Optional<SealedPacket> of(String claimId) {
        return shelf.find(claimId, 0).or(() -> claims.asSubmitted(claimId).map(this::seal));
    }

    /** What came after the packet, in order; grows while the claim goes on, and changes nothing that was there. */
    public List<Supplement> supplements(String claimId) {
        List<ClaimEvent> closing = claims.asSubmitted(claimId).stream()
                .flatMap(claim -> later(claimId, claim.sequence()))
                .filter(event -> MILESTONES.contains(event.type()))
                .toList();
        return IntStream.range(0, closing.size())
                .mapToObj(i -> {
                    ClaimEvent event = closing.get(i);
                    return new Supplement(i + 1, event.sequence(), event.type(), event.at());
                })
                .toList();
    }

    /** One supplement; empty where there is none of that number. */
    public Optional<SealedPacket> supplement(String claimId, int number) {
        return shelf.find(claimId, number)
                .or(() -> supplements(claimId).stream()
                        .filter(supplement -> supplement.number() == number)
                        .findFirst()
                        .map(supplement -> seal(claimId, supplement)));
    }

    /**
     * Erases what the packet and its supplements say of the claim. Whatever was not asked for yet is sealed before, so
     * that manifests, sums and signatures of all of it stay, and what somebody has of it still verifies.
     */
    public void erase(String claimId) {
        of(claimId);
        supplements(claimId).forEach(supplement -> supplement(claimId, supplement.number()));
        shelf.replace(claimId, packet -> {
            Map<String, byte[]> left = new LinkedHashMap<>(packet.texts());
            left.keySet().retainAll(WITHOUT_PERSONS);
            left.put("ERASED.txt", texts.erased());
            return new SealedPacket(packet.claimId(), packet.number(), left, packet.evidence());
        });
    }

    private SealedPacket seal(Claim claim) {
        List<ClaimEvent> events = ClaimEvent.forReseller(upTo(claim.id(), claim.sequence()));
        ClaimDocument document = ClaimDocument.of(claim);
        PacketContents contents = new PacketContents();
        contents.text("VERIFY.txt", "text/plain", texts.howToVerify());
        contents.text("claim.html", "text/html", texts.page(document, events));
        contents.text("claim.json", "application/json", texts.json(document));
        contents.text("timeline.json", "application/json", texts.timeline(events));
        claim.evidence().forEach(contents::evidence);
        return seal(
                new Manifest(
                        Manifest.FORMAT,
                        claim.id(),
                        0,
                        claim.sequence(),
                        claim.submittedAt(),
                        claim.judgement().policyVersion(),
                        key.id(),
                        null,
                        contents.parts()),
                contents);
    }

    private SealedPacket seal(String claimId, Supplement supplement) {
        SealedPacket packet = of(claimId).orElseThrow();
        Claim claim = claims.find(claimId).orElseThrow();
        int from = supplement.number() == 1
                ? claims.asSubmitted(claimId).orElseThrow().sequence()
                : supplements(claimId).get(supplement.number() - 2).sequence();
        List<ClaimEvent> events = shownBy(claimId, from, supplement.sequence());
        ClaimEvent closing = events.get(events.size() - 1);
        PacketContents contents = new PacketContents();
        contents.text("timeline.json", "application/json", texts.timeline(events));
        if (supplement.type().equals(RESOLVED)) {
            contents.text("outcome.json", "application/json", texts.json(claim.outcome()));
        }
        claim.appeals().stream()
                .filter(appeal ->
                        Set.of(ClaimEvent.APPEAL_RESOLVED, ClaimEvent.CORRECTED).contains(supplement.type())
                                && appeal.id().equals(closing.data().get(ClaimEvent.APPEAL)))
                .forEach(appeal ->
                        contents.text("outcome.json", "application/json", texts.json(LaterOutcome.of(appeal))));
        claim.evidence().stream()
                .filter(item -> supplement.type().equals(ADDED)
                        && item.id().equals(closing.data().get("evidence_id")))
                .forEach(contents::evidence);
        return seal(
                new Manifest(
                        Manifest.FORMAT,
                        claimId,
                        supplement.number(),
                        supplement.sequence(),
                        supplement.at(),
                        closing.policyVersion(),
                        key.id(),
                        Hashes.sha256(packet.texts().get(Manifest.PATH)),
                        contents.parts()),
                contents);
    }

    private Stream<ClaimEvent> later(String claimId, int sequence) {
        return claims.timeline(claimId).stream().filter(event -> event.sequence() > sequence);
    }

    private List<ClaimEvent> upTo(String claimId, int sequence) {
        return claims.timeline(claimId).stream()
                .filter(event -> event.sequence() <= sequence)
                .toList();
    }

    /** What a reseller may see by one event, and could not see by an earlier one: what an outcome lays open is of before. */
    private List<ClaimEvent> shownBy(String claimId, int from, int to) {
        Set<Integer> before = ClaimEvent.forReseller(upTo(claimId, from)).stream()
                .map(ClaimEvent::sequence)
                .collect(Collectors.toSet());
        return ClaimEvent.forReseller(upTo(claimId, to)).stream()
                .filter(event -> !before.contains(event.sequence()))
                .toList();
    }

    private SealedPacket seal(Manifest manifest, PacketContents contents) {
        byte[] written = texts.json(manifest);
        byte[] sums = contents.sums(written);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(Manifest.PATH, written);
        all.put(Manifest.PATH + SIGNATURE, key.sign(written));
        all.put(PacketContents.SUMS, sums);
        all.put(PacketContents.SUMS + SIGNATURE, key.sign(sums));
        all.putAll(contents.texts());
        return shelf.keep(new SealedPacket(manifest.claimId(), manifest.number(), all, contents.evidence()));
    }
}
