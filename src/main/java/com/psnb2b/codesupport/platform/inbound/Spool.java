package com.psnb2b.codesupport.platform.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * A large body, taken in whole before it is worked on: most callers send everything before they read anything, and would
 * wait for us while we wait for them; and nothing of it is in memory until there is room. It lies in a file without a name, encrypted with a key that
 * only this object holds: it has full codes in it, and whatever happens, none of them is on the disk.
 */
public final class Spool implements AutoCloseable {

    private static final String CIPHER = "AES/CTR/NoPadding";

    private final SeekableByteChannel file;
    private final SecretKey key;
    private long size;

    private Spool() throws IOException {
        Path path = Files.createTempFile("code-support", null);
        file = Files.newByteChannel(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            key = KeyGenerator.getInstance("AES").generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is part of every JDK", e);
        }
    }

    /**
     * Takes a body in.
     *
     * @param most bytes that it may have
     * @param message for somebody who sends more
     * @throws TooLarge above that
     */
    public static Spool of(InputStream body, long most, String message) throws IOException {
        Spool spool = new Spool();
        try {
            spool.fill(body, most, message);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private void fill(InputStream body, long most, String message) throws IOException {
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE);
        byte[] buffer = new byte[64 * 1024];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            size += read;
            if (size > most) {
                throw new TooLarge(message);
            }
            ByteBuffer sealed = ByteBuffer.wrap(cipher.update(buffer, 0, read));
            while (sealed.hasRemaining()) {
                file.write(sealed);
            }
        }
    }

    /** Bytes of the body. */
    long size() {
        return size;
    }

    /** The body from its beginning; one reader at a time. */
    public InputStream open() throws IOException {
        file.position(0);
        return new CipherInputStream(Channels.newInputStream(file), cipher(Cipher.DECRYPT_MODE));
    }

    /** The key is used once, so that the counter may begin anywhere. */
    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new IvParameterSpec(new byte[16]));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is part of every JDK", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
