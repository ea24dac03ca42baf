package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.code.CodeSealer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps answers that hold a secret, such as that of a webhook, for repeated calls. They are encrypted with a key
 * derived from the caller's idempotency key and from ours, so that neither the table alone nor a guessed idempotency
 * key decrypts them.
 */
@Component
class SealedResponses {

    private static final String PREFIX = "sealed:";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CodeSealer sealer;

    SealedResponses(CodeSealer sealer) {
        this.sealer = sealer;
    }

    String seal(String idempotencyKey, String answer) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(
                Cipher.ENCRYPT_MODE,
                sealer.fingerprint(of(idempotencyKey)),
                nonce,
                answer.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return PREFIX + Base64.getEncoder().encodeToString(whole);
    }

    /** The answer; one that was kept openly is as it is. It may have been sealed by an earlier key of ours. */
    String open(String idempotencyKey, String kept) {
        if (!kept.startsWith(PREFIX)) {
            return kept;
        }
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(kept.substring(PREFIX.length())));
        byte[] nonce = new byte[NONCE];
        whole.get(nonce);
        byte[] sealed = new byte[whole.remaining()];
        whole.get(sealed);
        List<String> keys = Stream.concat(
                        Stream.of(sealer.fingerprint(of(idempotencyKey))), sealer.earlier(of(idempotencyKey)).stream())
                .toList();
        for (String key : keys) {
            try {
                return new String(run(Cipher.DECRYPT_MODE, key, nonce, sealed), StandardCharsets.UTF_8);
            } catch (IllegalStateException e) {
                // Sealed by another of the keys.
            }
        }
        throw new IllegalStateException("a kept answer cannot be opened");
    }

    /** Not the idempotency key alone, whose fingerprint stands in the table. */
    private static String of(String idempotencyKey) {
        return "answer to " + idempotencyKey;
    }

    private static byte[] run(int mode, String key, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(
                    mode,
                    new SecretKeySpec(HexFormat.of().parseHex(key), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot be opened with this key");
        }
    }
}
