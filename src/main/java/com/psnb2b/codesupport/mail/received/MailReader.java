package com.psnb2b.codesupport.mail.received;

import com.psnb2b.codesupport.mail.received.ReceivedMail.ReceivedFile;
import com.psnb2b.codesupport.mail.received.UnreadableMail.Reason;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Reads a mail part by part. Each limit is there because a mail may be made to have more: bytes, headers, parts, parts in
 * parts, files, and the time that all of it takes. A mail inside of a mail is a file and is not looked into.
 */
public final class MailReader {

    /** Bytes of a whole mail. */
    public static final int MAIL_BYTES = 25 * 1024 * 1024;

    /** Bytes of a file that are read: one more than a piece of evidence may have. */
    public static final int FILE_BYTES = 10 * 1024 * 1024 + 1;

    /** Files of a mail that are read. */
    public static final int FILES = 20;

    static final int HEADERS = 300;
    static final int HEADER_BYTES = 16 * 1024;
    static final int PARTS = 100;
    static final int DEPTH = 8;
    static final Duration TIME = Duration.ofSeconds(20);

    private static final int TEXT_BYTES = 256 * 1024;
    private static final int TEXTS = 5;

    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxHeaderCount(HEADERS)
            .setMaxHeaderLen(HEADER_BYTES)
            .setMaxLineLen(MAIL_BYTES)
            .setMaxContentLen(MAIL_BYTES + 1L)
            .build();

    /** Of a mail as a whole; of what is there several times, all are read. */
    private static final Set<String> KNOWN = Set.of(
            "message-id",
            "from",
            "to",
            "cc",
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "subject",
            "auto-submitted",
            "precedence",
            "x-auto-response-suppress",
            "x-autoreply",
            "x-autorespond",
            "x-loop",
            "x-failed-recipients",
            "list-id",
            "return-path");

    /** Signatures, invitations and cards, which nobody means as evidence. */
    private static final Set<String> BESIDE = Set.of(
            "application/pgp-signature",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/ms-tnef",
            "text/calendar",
            "text/vcard",
            "text/x-vcard");

    private final Map<String, List<String>> headers = new HashMap<>();
    private final List<String> plain = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private final List<ReceivedFile> files = new ArrayList<>();
    private final Map<String, String> partHeaders = new HashMap<>();
    private boolean isReport;

    private MailReader() {}

    /** @throws UnreadableMail where it goes beyond a limit, or is none */
    public static ReceivedMail read(byte[] raw) throws UnreadableMail {
        return read(raw, TIME);
    }

    static ReceivedMail read(byte[] raw, Duration time) throws UnreadableMail {
        if (raw.length > MAIL_BYTES) {
            throw new UnreadableMail(Reason.TOO_LARGE);
        }
        MailReader reader = new MailReader();
        try {
            reader.all(new Limited(new ByteArrayInputStream(raw), System.nanoTime() + time.toNanos()));
        } catch (Limited.Over e) {
            throw new UnreadableMail(Reason.TOO_SLOW);
        } catch (MimeIOException e) {
            throw new UnreadableMail(reason(e.getCause()));
        } catch (IOException | MimeException e) {
            throw new UnreadableMail(reason(e));
        }
        return reader.mail();
    }

    private static Reason reason(Throwable failed) {
        return failed instanceof MaxHeaderLimitException
                        || failed instanceof MaxHeaderLengthLimitException
                        || failed instanceof MaxLineLimitException
                ? Reason.TOO_MANY_HEADERS
                : Reason.BROKEN;
    }

    private void all(InputStream in) throws IOException, MimeException, UnreadableMail {
        MimeTokenStream stream = new MimeTokenStream(LIMITS);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(in);
        int depth = 0;
        int parts = 0;
        int fields = 0;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_HEADER -> {
                    partHeaders.clear();
                    if (++parts > PARTS) {
                        throw new UnreadableMail(Reason.TOO_MANY_PARTS);
                    }
                }
                case T_FIELD -> {
                    if (++fields > HEADERS * 4) {
                        throw new UnreadableMail(Reason.TOO_MANY_HEADERS);
                    }
                    field(stream.getField(), parts == 1);
                }
                case T_START_MULTIPART -> {
                    isReport |= stream.getBodyDescriptor().getMimeType().equals("multipart/report");
                    if (++depth > DEPTH) {
                        throw new UnreadableMail(Reason.TOO_DEEP);
                    }
                }
                case T_END_MULTIPART -> depth--;
                case T_BODY -> body(stream.getBodyDescriptor(), stream);
                default -> {
                    // What stands before and after parts is nobody's.
                }
            }
        }
    }

    private void field(Field field, boolean isOfAll) {
        String name = field.getName().strip().toLowerCase(Locale.ROOT);
        String value = field.getBody() == null ? "" : field.getBody().strip();
        if (isOfAll && KNOWN.contains(name)) {
            headers.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
        if (name.equals("content-disposition") || name.equals("content-type") || name.equals("content-id")) {
            partHeaders.putIfAbsent(name, value);
        }
    }

    private void body(BodyDescriptor described, MimeTokenStream stream) throws IOException {
        String type = described.getMimeType().toLowerCase(Locale.ROOT);
        String disposition = disposition();
        boolean isText = type.equals("text/plain") || type.equals("text/html");
        if (isText && !disposition.equals("attachment") && fileName() == null) {
            List<String> texts = type.equals("text/plain") ? plain : html;
            if (texts.size() < TEXTS) {
                byte[] bytes = stream.getDecodedInputStream().readNBytes(TEXT_BYTES);
                texts.add(Charsets.decode(bytes, described.getCharset()));
            }
        } else if (!BESIDE.contains(type) && files.size() <= FILES) {
            boolean inline = !disposition.equals("attachment") && partHeaders.containsKey("content-id");
            // Of one more than are taken nothing is read; that it is there is enough.
            byte[] bytes = files.size() == FILES
                    ? new byte[0]
                    : stream.getDecodedInputStream().readNBytes(FILE_BYTES);
            files.add(new ReceivedFile(fileName(), type, inline, bytes));
        }
    }

    private String disposition() {
        String value = partHeaders.getOrDefault("content-disposition", "");
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private String fileName() {
        String name = null;
        try {
            String disposition = partHeaders.get("content-disposition");
            name = disposition == null ? null : new ContentDisposition(disposition).getParameter("filename");
        } catch (ParseException e) {
            // Then the other header may have it.
        }
        try {
            String type = partHeaders.get("content-type");
            name = name == null && type != null ? new ContentType(type).getParameter("name") : name;
        } catch (ParseException e) {
            // A file may have no name.
        }
        return name == null ? null : Charsets.line(decoded(name), 255);
    }

    private ReceivedMail mail() {
        List<String> texts = plain.stream().filter(text -> !text.isBlank()).toList();
        String written = texts.isEmpty()
                ? html.stream()
                        .map(HtmlText::of)
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("")
                : String.join("\n\n", texts);
        List<String> recipients = new ArrayList<>();
        for (String name : List.of("to", "cc", "delivered-to", "x-original-to", "envelope-to")) {
            recipients.addAll(addresses(name));
        }
        return new ReceivedMail(
                Charsets.line(first("message-id"), 300),
                addresses("from"),
                recipients.stream().distinct().toList(),
                Charsets.line(decoded(first("subject")), 300),
                automatic(),
                Answer.of(written),
                List.copyOf(files));
    }

    private String automatic() {
        String submitted = first("auto-submitted").toLowerCase(Locale.ROOT);
        if (isReport
                || headers.containsKey("x-failed-recipients")
                || first("return-path").equals("<>")) {
            return "bounce";
        }
        boolean isByItself = !submitted.isEmpty() && !submitted.split("[;(\\s]", 2)[0].equals("no");
        boolean isOfMany = Arrays.asList("bulk", "junk", "list", "auto_reply")
                        .contains(first("precedence").toLowerCase(Locale.ROOT))
                || headers.containsKey("list-id");
        boolean saysSo = List.of("x-auto-response-suppress", "x-autoreply", "x-autorespond", "x-loop").stream()
                .anyMatch(headers::containsKey);
        return isByItself || isOfMany || saysSo ? "automatic" : null;
    }

    private String first(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    /**
     * All that can be read of every such header; of one that cannot, what stands there, so that it is not taken for none. What
     * belongs to no address stays to be seen, so that none becomes another by leaving it out.
     */
    private List<String> addresses(String name) {
        List<String> all = new ArrayList<>();
        for (String value : headers.getOrDefault(name, List.of())) {
            String seen = value.replaceAll("[\\p{Cntrl}&&[^\r\n\t]]", "\uFFFD");
            try {
                for (InternetAddress address : InternetAddress.parseHeader(seen, false)) {
                    all.add(Charsets.line(String.valueOf(address.getAddress()), 300));
                }
            } catch (AddressException e) {
                all.add(Charsets.line(seen, 300));
            }
        }
        return all;
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return value;
        }
    }
}
