package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.access.ApiCaller;
import com.psnb2b.codesupport.casework.VisibleClaims;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.FieldError;
import com.psnb2b.codesupport.packet.PacketKey;
import com.psnb2b.codesupport.packet.PacketZip;
import com.psnb2b.codesupport.packet.Packets;
import com.psnb2b.codesupport.packet.SealedPacket;
import com.psnb2b.codesupport.packet.Supplement;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sealed packets, their supplements, and the keys to verify them with. */
@RestController
@RequestMapping("/api/v1")
class PacketController {

    private static final String PEM = "application/x-pem-file";

    private final VisibleClaims visible;
    private final Packets packets;
    private final PacketZip zip;
    private final PacketKey key;

    PacketController(VisibleClaims visible, Packets packets, PacketZip zip, PacketKey key) {
        this.visible = visible;
        this.packets = packets;
        this.zip = zip;
        this.key = key;
    }

    /** The packet as it was sealed at submission: the same bytes each time. 409 before. */
    @GetMapping("/claims/{id}/packet")
    void packet(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        Claim claim = visible.require(caller.party(), id);
        write(packets.of(id).orElseThrow(() -> notSubmitted(claim)), response);
    }

    /** What came after the packet; empty before submission and while nothing came. */
    @GetMapping("/claims/{id}/packet/supplements")
    Map<String, List<Supplement>> supplements(@AuthenticationPrincipal ApiCaller caller, @PathVariable String id) {
        visible.require(caller.party(), id);
        return Map.of("supplements", packets.supplements(id));
    }

    @GetMapping("/claims/{id}/packet/supplements/{number}")
    void supplement(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String id,
            @PathVariable String number,
            HttpServletResponse response)
            throws IOException {
        visible.require(caller.party(), id);
        // What is no number is no supplement: a 400, made before we look, would tell what is there from what is not.
        if (!number.matches("[0-9]{1,9}")) {
            throw ApiException.notFound();
        }
        write(packets.supplement(id, Integer.parseInt(number)).orElseThrow(ApiException::notFound), response);
    }

    /** The public key that packets are signed with now, in PEM; for anyone. */
    @GetMapping(path = "/packet-key", produces = PEM)
    String packetKey() {
        return key.publicKey();
    }

    /** The public key of the {@code key_id} in a manifest. */
    @GetMapping(path = "/packet-key/{keyId}", produces = PEM)
    String packetKey(@PathVariable String keyId) {
        return key.publicKey(keyId).orElseThrow(ApiException::notFound);
    }

    private void write(SealedPacket packet, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(packet.fileName())
                        .build()
                        .toString());
        zip.write(packet, response.getOutputStream());
    }

    private static ApiException notSubmitted(Claim claim) {
        List<FieldError> missing = Stream.ofNullable(claim.judgement())
                .flatMap(judgement -> judgement.evidence().missing().stream())
                .map(name -> new FieldError(name.name().toLowerCase(Locale.ROOT), "required", "is missing"))
                .toList();
        return new ApiException(
                HttpStatus.CONFLICT,
                "not_submitted",
                "A packet is sealed when a claim is handed to the reviewers; this one is "
                        + claim.status().name().toLowerCase(Locale.ROOT) + ".",
                missing);
    }
}
