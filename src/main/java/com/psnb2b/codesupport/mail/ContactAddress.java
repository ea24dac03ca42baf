package com.psnb2b.codesupport.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;

/** An address for mail as somebody wrote it: one, without a name, which leads to no other header or recipient. */
final class ContactAddress {

    /** RFC 5321: a path of 256 with its brackets, and 64 before the sign. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL = 64;

    private ContactAddress() {}

    /** The address with its domain in small letters; empty where it is none that can be written to. */
    static Optional<String> of(String written) {
        // Quoted names, comments, routes and groups are legal, and nobody's address here.
        if (written == null
                || written.length() > LONGEST
                || !written.matches("[^\\s\\p{Cntrl}\"(),:;<>@\\[\\\\\\]]+@[^\\s@]+")) {
            return Optional.empty();
        }
        int sign = written.lastIndexOf('@');
        String domain = written.substring(sign + 1).toLowerCase(Locale.ROOT);
        boolean isDomain = domain.matches("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
        String address = written.substring(0, sign) + "@" + domain;
        return isDomain && sign <= LONGEST_LOCAL && isStrict(address) ? Optional.of(address) : Optional.empty();
    }

    private static boolean isStrict(String address) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(address, true);
            if (parsed.length != 1 || !address.equals(parsed[0].getAddress())) {
                return false;
            }
            parsed[0].validate();
            return address.chars().allMatch(c -> c > ' ' && c < 127);
        } catch (AddressException e) {
            return false;
        }
    }

    /** What two ways of writing one mailbox have in common; in practice no server tells capitals from small letters. */
    static String canonical(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
