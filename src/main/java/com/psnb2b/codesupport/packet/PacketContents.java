package com.psnb2b.codesupport.packet;

import com.psnb2b.codesupport.claim.EvidenceItem;
import com.psnb2b.codesupport.claim.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a packet as they are gathered, each with its SHA-256. */
final class PacketContents {

    /** Where the sums of all parts stand. */
    static final String SUMS = "SHA256SUMS";

    private final Map<String, byte[]> texts = new LinkedHashMap<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<Manifest.Part> parts = new ArrayList<>();

    void text(String path, String mediaType, byte[] bytes) {
        texts.put(path, bytes);
        parts.add(new Manifest.Part(path, mediaType, bytes.length, Hashes.sha256(bytes)));
    }

    /** Evidence stays where it is: its hash was taken when it came. */
    void evidence(EvidenceItem item) {
        String path = EvidencePart.path(item);
        evidence.add(path);
        parts.add(new Manifest.Part(path, item.mediaType(), item.size(), item.sha256()));
    }

    /** The same in a folder; gives the path of the part. */
    String evidence(String folder, EvidenceItem item) {
        String path = folder + EvidencePart.path(item);
        parts.add(new Manifest.Part(path, item.mediaType(), item.size(), item.sha256()));
        return path;
    }

    Map<String, byte[]> texts() {
        return texts;
    }

    List<String> evidence() {
        return evidence;
    }

    List<Manifest.Part> parts() {
        return List.copyOf(parts);
    }

    /** The sums of all parts and the manifest, as {@code sha256sum -c} reads them. */
    byte[] sums(byte[] manifest) {
        StringBuilder sums = new StringBuilder();
        parts.forEach(part -> line(sums, part.sha256(), part.path()));
        line(sums, Hashes.sha256(manifest), Manifest.PATH);
        return sums.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder sums, String sha256, String path) {
        sums.append(sha256).append("  ").append(path).append('\n');
    }
}
