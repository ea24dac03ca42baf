package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.mail.received.ReceivedMail;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Where a mail belongs: to the claim or case that its signed address names, from the confirmed contact that the address was
 * given to; or nowhere, and why.
 *
 * @param address null where no signed address stands in it
 * @param contact null where it belongs nowhere
 * @param reason a key below {@code kept.}; null where it belongs somewhere
 */
record Belonging(ReplyAddress address, Contact contact, String reason) {

    static final String OWN = "own";
    static final String NO_ADDRESS = "no_address";
    static final String SEVERAL_ADDRESSES = "several_addresses";
    static final String OTHER_SENDER = "other_sender";
    static final String NOT_CONFIRMED = "not_confirmed";

    boolean isSomewhere() {
        return reason == null;
    }

    /**
     * Asks nothing of the mail that could not be forged: who wrote it is who has a signed address, and says to be its contact.
     *
     * @param signed what an address of ours is about; empty for others and forged ones
     * @param isOurs whether a message id is one of ours: our own mail has come back
     */
    static Belonging of(
            ReceivedMail mail,
            Function<String, Optional<ReplyAddress>> signed,
            LongFunction<Optional<Contact>> contacts,
            Predicate<String> isOurs) {
        List<ReplyAddress> named = mail.recipients().stream()
                .flatMap(recipient -> signed.apply(recipient).stream())
                .distinct()
                .toList();
        ReplyAddress address = named.size() == 1 ? named.get(0) : null;
        if (isOurs.test(mail.messageId())) {
            return nowhere(address, OWN);
        }
        if (mail.automatic() != null) {
            return nowhere(address, mail.automatic());
        }
        if (address == null) {
            return nowhere(null, named.isEmpty() ? NO_ADDRESS : SEVERAL_ADDRESSES);
        }
        Optional<Contact> contact = contacts.apply(address.contact());
        boolean isSender = mail.from().size() == 1
                && contact.filter(found -> ContactAddress.canonical(found.address())
                                .equals(ContactAddress.canonical(mail.from().get(0))))
                        .isPresent();
        if (!isSender) {
            return nowhere(address, OTHER_SENDER);
        }
        return contact.get().mayBeWrittenTo()
                ? new Belonging(address, contact.get(), null)
                : nowhere(address, NOT_CONFIRMED);
    }

    private static Belonging nowhere(ReplyAddress address, String reason) {
        return new Belonging(address, null, reason);
    }
}
