package com.psnb2b.codesupport.packet;

import com.psnb2b.codesupport.claim.Hashes;
import com.psnb2b.codesupport.platform.BrokenKeyFile;
import com.psnb2b.codesupport.platform.KeyFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The Ed25519 key that packets are signed with: {@code CODESUPPORT_PACKET_KEY}, a private key in PEM as
 * {@code openssl genpkey -algorithm ed25519} makes it, else a file that the first start makes. The database holds the
 * public half alone, and keeps it when the key is changed.
 */
@Component
public class PacketKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final String publicPem;
    private final String id;
    private final JdbcClient jdbc;

    PacketKey(
            @Value("${codesupport.packet-key:}") String configured,
            @Value("${codesupport.data-dir}") Path dataDir,
            JdbcClient jdbc,
            Clock clock) {
        KeyPair pair = StringUtils.hasText(configured) ? ofSetting(configured) : ofFile(dataDir.resolve("packet.key"));
        secret = pair.getPrivate();
        publicPem = pem("PUBLIC KEY", pair.getPublic().getEncoded());
        id = id(pair.getPublic());
        this.jdbc = jdbc;
        jdbc.sql("insert into claims.packet_key (id, public_key, created_at) values (?, ?, ?) on conflict do nothing")
                .params(id, publicPem, Timestamp.from(clock.instant()))
                .update();
    }

    /** Names the key in a manifest: the first 16 hexadecimal digits of the SHA-256 of its public half. */
    public String id() {
        return id;
    }

    /** The public half in PEM. */
    public String publicKey() {
        return publicPem;
    }

    /** The public half of a key that is, or was, used here. */
    public Optional<String> publicKey(String keyId) {
        return jdbc.sql("select public_key from claims.packet_key where id = ?")
                .param(keyId)
                .query(String.class)
                .optional();
    }

    /** 64 bytes, the same each time for the same text. */
    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every JDK", e);
        }
    }

    private static KeyPair ofSetting(String pem) {
        return pair(pem)
                .orElseThrow(() -> new IllegalStateException("CODESUPPORT_PACKET_KEY is no Ed25519 private key in PEM;"
                        + " make one with openssl genpkey -algorithm ed25519"));
    }

    private static KeyPair ofFile(Path file) {
        return pair(KeyFile.readOrMake(file, PacketKey::newKey))
                .orElseThrow(() -> new BrokenKeyFile(file, "holds no Ed25519 private key in PEM, or not all of it"));
    }

    /** Empty where it is no such key; why exactly is not told, since it might quote the key. */
    private static Optional<KeyPair> pair(String pem) {
        try {
            String base64 = pem.replace("\\n", "").replaceAll("-----[A-Z ]+-----", "");
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            var key = (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded);
            return Optional.of(pair(key.getBytes().orElseThrow()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The JDK makes a public half only together with the private one, which is the random number that it draws. */
    private static KeyPair pair(byte[] secret) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(secret, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair();
    }

    private static String newKey() {
        try {
            return pem(
                    "PRIVATE KEY",
                    KeyPairGenerator.getInstance(ALGORITHM)
                            .generateKeyPair()
                            .getPrivate()
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every JDK", e);
        }
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + label + "-----\n";
    }

    private static String id(PublicKey key) {
        return Hashes.sha256(key.getEncoded()).substring(0, 16);
    }
}
