package com.psnb2b.codesupport.security;

import com.psnb2b.codesupport.claim.CodeSealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/**
 * The secret that code fingerprints are keyed with: {@code CODESUPPORT_FINGERPRINT_KEY}, else a file that the first
 * start makes. It is never in the database; what is there proves only that every node has the same.
 */
@Configuration(proxyBeanMethods = false)
class FingerprintKey {

    @Bean
    CodeSealer codeSealer(
            @Value("${codesupport.fingerprint-key:}") String configured,
            @Value("${codesupport.data-dir}") Path dataDir,
            JdbcClient jdbc)
            throws IOException {
        String key = StringUtils.hasText(configured)
                ? configured
                : KeyFile.readOrMake(dataDir.resolve("fingerprint.key"), FingerprintKey::newSecret);
        CodeSealer sealer = new CodeSealer(key.getBytes(StandardCharsets.UTF_8));
        String proof = sealer.fingerprint("code-support");
        jdbc.sql("insert into claims.fingerprint_key (id, check_value) values (1, ?) on conflict do nothing")
                .param(proof)
                .update();
        String kept = jdbc.sql("select check_value from claims.fingerprint_key")
                .query(String.class)
                .single();
        if (!kept.equals(proof)) {
            throw new IllegalStateException("The fingerprint key is not the one that this database was written with."
                    + " Set CODESUPPORT_FINGERPRINT_KEY to that one, or bring back the file fingerprint.key.");
        }
        return sealer;
    }

    private static String newSecret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
