package com.psnb2b.codesupport.webhooks;

import com.psnb2b.codesupport.code.CodeSealer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Secrets of endpoints, and what is signed with them. A secret is derived from the endpoint's id and the fingerprint key
 * and is kept nowhere: whoever reads the database can sign nothing.
 */
@Component
class Signatures {

    private final CodeSealer sealer;

    Signatures(CodeSealer sealer) {
        this.sealer = sealer;
    }

    /** @param version counts the rotations, from 1 */
    String secret(String endpointId, int version) {
        return "whsec_" + sealer.fingerprint(seed(endpointId, version));
    }

    /** The secret, and those that the same version had by earlier fingerprint keys: a receiver may still have one. */
    private Stream<String> secrets(String endpointId, int version) {
        return Stream.concat(
                Stream.of(secret(endpointId, version)),
                sealer.earlier(seed(endpointId, version)).stream().map(earlier -> "whsec_" + earlier));
    }

    private static String seed(String endpointId, int version) {
        return "webhook secret " + endpointId + " " + version;
    }

    /** The header {@code X-PSNB2B-Signature}: the time, and one signature for each secret that is valid then. */
    String header(Endpoint endpoint, byte[] body, Instant now) {
        long time = now.getEpochSecond();
        boolean two = endpoint.previousUntil() != null && now.isBefore(endpoint.previousUntil());
        return Stream.of(endpoint.secretVersion(), endpoint.secretVersion() - 1)
                .limit(two ? 2 : 1)
                .flatMap(version -> secrets(endpoint.id(), version))
                .map(secret -> ",v1=" + sign(secret, time, body))
                .collect(Collectors.joining("", "t=" + time, ""));
    }

    /** HMAC-SHA256 over the time, a full stop and the body, in hexadecimal. */
    static String sign(String secret, long time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
