package com.psnb2b.codesupport.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two hundred mails, none of which belongs to the claim that it wants to get into. */
final class HostileMails {

    static final String CONTACT = "kim@shop.example";

    /** @param name what it tries */
    record Mail(String name, byte[] raw) {}

    private final List<Mail> all = new ArrayList<>();
    private final String good;
    private final String otherClaim;
    private final String unconfirmed;
    private final String unsubscribed;

    /**
     * @param good the address that the contact was given
     * @param otherClaim one of another claim that the same contact was given
     * @param unconfirmed one that was given to a contact which has not said yes
     * @param unsubscribed one of a contact which wants no mail any more
     */
    HostileMails(String good, String otherClaim, String unconfirmed, String unsubscribed) {
        this.good = good;
        this.otherClaim = otherClaim;
        this.unconfirmed = unconfirmed;
        this.unsubscribed = unsubscribed;
        loops();
        forgedAddresses();
        spoofedSenders();
        tooMuch();
        nested();
        broken();
    }

    List<Mail> all() {
        return List.copyOf(all);
    }

    private void loops() {
        for (String header : List.of(
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated",
                "Auto-Submitted: auto-notified; owner=\"x\"",
                "Auto-Submitted: AUTO-REPLIED (vacation)",
                "auto-submitted:auto-replied",
                "Auto-Submitted:\r\n auto-replied",
                "Precedence: bulk",
                "Precedence: Junk",
                "Precedence: list",
                "Precedence: auto_reply",
                "X-Auto-Response-Suppress: All",
                "X-Auto-Response-Suppress: OOF",
                "Return-Path: <>",
                "List-Id: <list.example.com>",
                "X-Loop: claims@codesupport.example",
                "X-Autoreply: yes",
                "X-Autorespond: yes",
                "X-Failed-Recipients: a@example.com",
                "Message-ID: <clm_0123456789abcdef0123456789abcdef.4.7@codesupport.example>",
                "Message-ID: <cas_0123456789abcdef0123456789abcdef.1.7@codesupport.example>",
                "Message-ID: <ctc_0123456789abcdef0123456789abcdef.1.7@codesupport.example>",
                "Content-Type: multipart/report; boundary=b")) {
            add("loop: " + header, mail(CONTACT, good, header));
        }
    }

    private void forgedAddresses() {
        String local = good.substring(0, good.indexOf('@'));
        String domain = good.substring(good.indexOf('@'));
        String tail = local.substring(local.indexOf('+') + 1);
        String name = local.substring(0, local.indexOf('+'));
        String otherTail = otherClaim.substring(otherClaim.indexOf('+') + 1, otherClaim.indexOf('@'));
        // Claim, signature and contact of different addresses.
        List<String> made = new ArrayList<>(List.of(
                name + "+" + otherTail.substring(0, 27) + tail.substring(27) + domain,
                name + "+" + tail.substring(0, 27) + otherTail.substring(27) + "9" + domain,
                name + "+" + tail.substring(0, 47) + "99" + domain,
                name + "+" + tail + "0" + domain,
                name + "+0" + tail + domain,
                name + "+k" + tail.substring(1) + domain,
                name + "+" + tail.substring(0, 27) + "0".repeat(20) + tail.substring(47) + domain,
                name + "+" + tail.substring(0, 27) + tail.substring(47) + domain,
                name + domain,
                name + "+" + domain,
                name + "+" + "a".repeat(2000) + domain,
                name + "-" + tail + domain,
                local + ".evil.example",
                local + "@evil.example",
                local + domain + ".evil.example",
                local + "@sub." + domain.substring(1),
                "x" + local + domain,
                local + "%" + domain.substring(1) + "@evil.example",
                "\"" + good + "\" <someone@evil.example>",
                "someone@evil.example (" + good + ")",
                "=?utf-8?q?" + good.replace("@", "=40") + "?= <someone@evil.example>",
                "undisclosed-recipients:;",
                "",
                "\u0000" + good,
                good + " , " + otherClaim,
                good + ";" + otherClaim));
        IntStream.range(0, 40)
                .mapToObj(i -> name + "+" + tail.substring(0, i + 1) + (tail.charAt(i + 1) == '7' ? 'a' : '7')
                        + tail.substring(i + 2) + domain)
                .forEach(made::add);
        made.forEach(to -> add("address: " + to, mail(CONTACT, to)));
        add("two claims in two headers", mail(CONTACT, good, "Cc: " + otherClaim));
        add("the address in the subject alone", mail(CONTACT, "x@evil.example", "Subject: " + good));
        add("the address as Reply-To", mail(CONTACT, "x@evil.example", "Reply-To: " + good));
        add("not confirmed", mail(CONTACT, unconfirmed));
        add("unsubscribed", mail(CONTACT, unsubscribed));
    }

    private void spoofedSenders() {
        for (String from : List.of(
                "kim@evil.example",
                "other@shop.example",
                "kim@shop.example.evil.example",
                "kim@sub.shop.example",
                "kim@shop.examp1e",
                "kim@shop.exampl\u0435",
                "kim.@shop.example",
                "kim+x@shop.example",
                "\"kim@shop.example\" <kim@evil.example>",
                "kim@shop.example <kim@evil.example>",
                "<kim@shop.example> <kim@evil.example>",
                "kim@evil.example (kim@shop.example)",
                "kim@shop.example, kim@evil.example",
                "kim@evil.example, kim@shop.example",
                "kim@shop.example; kim@evil.example",
                "group: kim@shop.example, kim@evil.example;",
                "=?utf-8?q?kim=40shop.example?= <kim@evil.example>",
                "=?utf-8?q?kim=40shop.example?=",
                "kim@shop.example\u0000@evil.example",
                "kim@shop.example@evil.example",
                "<@shop.example:kim@evil.example>",
                "kim%shop.example@evil.example",
                "\"kim@shop\".example@evil.example",
                "kim@[127.0.0.1]",
                "kim",
                "@shop.example",
                "<>",
                "",
                "MAILER-DAEMON")) {
            add("sender: " + from, mail(from, good));
        }
        add("two From", mail(CONTACT, good, "From: kim@evil.example"));
        add("two From, the other way", mail("kim@evil.example", good, "From: " + CONTACT));
        add("Sender in place of From", raw("Sender: " + CONTACT + "\r\nTo: " + good + "\r\n\r\nLet me in."));
        add("Resent-From", mail("kim@evil.example", good, "Resent-From: " + CONTACT));
        add("Reply-To", mail("kim@evil.example", good, "Reply-To: " + CONTACT));
        add("no From", raw("To: " + good + "\r\n\r\nLet me in."));
        add("headers in the body", raw("\r\nFrom: " + CONTACT + "\r\nTo: " + good + "\r\n\r\nLet me in."));
        add(
                "the contact in a part",
                raw("From: kim@evil.example\r\nTo: " + good
                        + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nFrom: " + CONTACT
                        + "\r\n\r\nLet me in.\r\n--b--\r\n"));
        add(
                "a forwarded mail of the contact",
                raw("From: kim@evil.example\r\nTo: x@evil.example\r\nContent-Type: message/rfc822\r\n\r\n"
                        + new String(mail(CONTACT, good), StandardCharsets.ISO_8859_1)));
    }

    private void tooMuch() {
        add("26 MB", large(26));
        add("30 MB", large(30));
        add("30 MB in one line", sized(mail(CONTACT, good), 30, 'x'));
        add("30 MB of line ends", sized(mail(CONTACT, good), 30, '\n'));
        for (int headers : List.of(400, 5_000, 100_000)) {
            add(headers + " headers", mail(CONTACT, good, ("X-A: b\r\n".repeat(headers) + "X-B: c").split("\r\n")));
        }
        for (int length : List.of(20_000, 1_000_000, 20_000_000)) {
            add("a header of " + length, mail(CONTACT, good, "X-A: " + "b".repeat(length)));
            add("a folded header of " + length, mail(CONTACT, good, "X-A:" + "\r\n b".repeat(length / 4)));
        }
        add("a header without a name", mail(CONTACT, good, "b".repeat(20_000_000)));
        for (int parts : List.of(101, 5_000, 500_000)) {
            add(parts + " parts", parts("--b\r\n\r\nx\r\n".repeat(parts)));
        }
        add("headers in each part", parts(("--b\r\n" + "X-A: b\r\n".repeat(290) + "\r\nx\r\n").repeat(20)));
        add("many boundaries", parts("--b\r\n".repeat(1_000_000)));
        add("one part with many headers", parts("--b\r\n" + "a:\r\n".repeat(2_000_000) + "\r\nx\r\n"));
    }

    private void nested() {
        for (int depth : List.of(9, 12, 50, 99, 1_000, 20_000)) {
            StringBuilder mail = new StringBuilder("From: " + CONTACT + "\r\nTo: " + good + "\r\n");
            for (int i = 0; i < depth; i++) {
                mail.append("Content-Type: multipart/mixed; boundary=b")
                        .append(i)
                        .append("\r\n\r\n--b")
                        .append(i)
                        .append("\r\n");
            }
            add("nested " + depth, raw(mail + "\r\nLet me in."));
        }
    }

    /** Nothing of what can be read belongs to anybody. */
    private void broken() {
        add("nothing", new byte[0]);
        add("a line end", raw("\r\n"));
        add("no header", raw("Let me in."));
        add("zeros", new byte[10_000]);
        byte[] noise = new byte[100_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * 31 + i / 7);
        }
        add("noise", noise);
        add("a ZIP", raw("PK\u0003\u0004" + "x".repeat(1000)));
        add("HTTP", raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        for (String line : List.of("\n", "\r", "\r\r\n", "\u0085")) {
            add(
                    "line ends of another kind",
                    raw("To: x@evil.example" + line + "Bcc: " + good + line + line + "Let me in."));
        }
        for (String to : List.of("To : ", "T\u00f6: ", "To\t:", "\u0000To: ", " To: ")) {
            add("To written " + to, raw("From: kim@evil.example\r\n" + to + good + "\r\n\r\nLet me in."));
        }
        for (int i = 0; all.size() < 200; i++) {
            add("address in a header of its own " + i, mail(CONTACT, "x@evil.example", "X-To-" + i + ": " + good));
        }
    }

    private byte[] parts(String parts) {
        return raw("From: " + CONTACT + "\r\nTo: " + good + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + parts);
    }

    private byte[] large(int megabytes) {
        return sized(
                raw("From: " + CONTACT + "\r\nTo: " + good
                        + "\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
                megabytes,
                'A');
    }

    private static byte[] sized(byte[] beginning, int megabytes, char filling) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(megabytes * 1024 * 1024);
        mail.writeBytes(beginning);
        byte[] line = String.valueOf(filling).repeat(1024).getBytes(StandardCharsets.US_ASCII);
        while (mail.size() < megabytes * 1024 * 1024) {
            mail.writeBytes(line);
        }
        return mail.toByteArray();
    }

    static byte[] mail(String from, String to, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return raw("From: " + from + "\r\nTo: " + to + "\r\n" + more + "\r\nLet me in.\r\n");
    }

    private static byte[] raw(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void add(String name, byte[] raw) {
        all.add(new Mail(name.substring(0, Math.min(120, name.length())), raw));
    }
}
