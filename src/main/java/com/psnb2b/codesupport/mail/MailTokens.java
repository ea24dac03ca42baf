package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.code.CodeSealer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a mail carries so that whoever got it can answer for its address, signed by the fingerprint key; those that an earlier
 * key signed count as well. Nothing of it is kept.
 */
@Component
class MailTokens {

    private static final Pattern TOKEN = Pattern.compile("(ctc_[0-9a-f]{32})\\.([0-9a-z]{1,13})\\.([0-9a-f]{40})");
    private static final int SIGNATURE = 40;

    private final CodeSealer sealer;

    MailTokens(CodeSealer sealer) {
        this.sealer = sealer;
    }

    /** What a signed link may be for. */
    enum Purpose {
        CONFIRM,
        UNSUBSCRIBE
    }

    /** @param until when it expires */
    String link(Purpose purpose, String contactId, Instant until) {
        String time = Long.toString(until.getEpochSecond(), Character.MAX_RADIX);
        return contactId + "." + time + "."
                + signatures(purpose + " " + contactId + " " + time, SIGNATURE).get(0);
    }

    /** The contact of a link; empty where it is forged, for something else, or expired. */
    Optional<String> contactOf(Purpose purpose, String token, Instant now) {
        Matcher parts = TOKEN.matcher(token == null ? "" : token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String signed = purpose + " " + parts.group(1) + " " + parts.group(2);
        boolean isValid = isSigned(signed, parts.group(3));
        long until = isValid ? Long.parseLong(parts.group(2), Character.MAX_RADIX) : 0;
        return isValid && now.getEpochSecond() <= until ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** The beginning of each signature of a text, that of the current key first. @param length up to 64 */
    List<String> signatures(String text, int length) {
        String seed = "mail " + text;
        return Stream.concat(Stream.of(sealer.fingerprint(seed)), sealer.earlier(seed).stream())
                .map(signature -> signature.substring(0, length))
                .toList();
    }

    /** Whether a text has this signature, or the beginning of one. */
    boolean isSigned(String text, String signature) {
        byte[] given = signature.getBytes(StandardCharsets.US_ASCII);
        return signatures(text, signature.length()).stream()
                .anyMatch(right -> MessageDigest.isEqual(right.getBytes(StandardCharsets.US_ASCII), given));
    }

    /** A text that can be compared with others, and not read. */
    String key(String text) {
        return sealer.fingerprint("mail key " + text);
    }
}
