package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.code.CodeSealer;
import com.psnb2b.codesupport.platform.BrokenKeyFile;
import com.psnb2b.codesupport.platform.KeyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/**
 * The secret that code fingerprints are keyed with: {@code CODESUPPORT_FINGERPRINT_KEY}, else a file that the first
 * start makes. It is never in the database; what is there proves only that every node has the same.
 */
@Configuration(proxyBeanMethods = false)
class FingerprintKey {

    /** What is fingerprinted to prove which key it is. */
    private static final String PROVEN = "code-support";

    /** In bytes, as {@link CodeSealer} wants it. */
    private static final int SHORTEST = 32;

    @Bean
    CodeSealer codeSealer(
            @Value("${codesupport.fingerprint-key:}") String configured,
            @Value("${codesupport.data-dir}") Path dataDir,
            Environment environment,
            JdbcClient jdbc) {
        String key = StringUtils.hasText(configured) ? configured : ofFile(dataDir.resolve("fingerprint.key"));
        CodeSealer sealer = new CodeSealer(
                bytes(key),
                earlier(environment).stream().map(FingerprintKey::bytes).toList());
        String proof = sealer.fingerprint(PROVEN);
        jdbc.sql("insert into claims.fingerprint_key (id, check_value) values (1, ?) on conflict do nothing")
                .param(proof)
                .update();
        String kept = jdbc.sql("select check_value from claims.fingerprint_key")
                .query(String.class)
                .single();
        if (!kept.equals(proof) && !sealer.earlier(PROVEN).contains(kept)) {
            throw new IllegalStateException("The fingerprint key is not the one that this database was written with."
                    + " Set CODESUPPORT_FINGERPRINT_KEY to that one, or bring back the file fingerprint.key. For a new key,"
                    + " name that one in CODESUPPORT_EARLIERFINGERPRINTKEYS_0.");
        }
        jdbc.sql("update claims.fingerprint_key set check_value = ? where check_value <> ?")
                .params(proof, proof)
                .update();
        return sealer;
    }

    private static String ofFile(Path file) {
        String key = KeyFile.readOrMake(file, FingerprintKey::newSecret);
        if (bytes(key).length < SHORTEST) {
            throw new BrokenKeyFile(file, "is cut off: it holds fewer than " + SHORTEST + " characters");
        }
        return key;
    }

    /** Bound by hand: a list of secrets in an environment variable each, so that one may hold a comma. */
    private static List<String> earlier(Environment environment) {
        return Binder.get(environment)
                .bind("codesupport.earlier-fingerprint-keys", Bindable.listOf(String.class))
                .orElse(List.of());
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static String newSecret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
