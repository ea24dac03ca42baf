package com.psnb2b.codesupport.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the mail that carries a {@link Letter}. The same event makes the same {@code Message-ID} in each attempt. */
@Component
class MailComposer {

    private final Templates templates;
    private final LetterWriter writer;
    private final MailTokens tokens;
    private final MailServers servers;
    private final Clock clock;

    MailComposer(Templates templates, LetterWriter writer, MailTokens tokens, MailServers servers, Clock clock) {
        this.templates = templates;
        this.writer = writer;
        this.tokens = tokens;
        this.servers = servers;
        this.clock = clock;
    }

    /**
     * Makes a mail.
     *
     * @param about the claim or case, whose mails are one thread; null for a mail that stands alone
     * @param sequence of what it tells
     * @param answered whether an answer to it comes in
     */
    MimeMessage mail(Session session, Contact contact, Letter letter, String about, int sequence, boolean answered)
            throws MessagingException {
        String topic = about == null ? contact.id() : about;
        MimeMessage mail = new WithId(session, id(topic + "." + sequence, contact));
        mail.setFrom(servers.from());
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(contact.address(), true));
        mail.setSubject(letter.subject(), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setHeader("Content-Language", letter.tag());
        mail.setHeader("List-Unsubscribe", "<" + writer.unsubscribeUrl(contact) + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        if (about != null) {
            mail.setHeader("References", id(about, contact));
            mail.setHeader("In-Reply-To", id(about, contact));
        }
        if (answered) {
            Optional<String> address = servers.replyTo(new ReplyAddress(about, contact.number()), tokens);
            if (address.isPresent()) {
                mail.setReplyTo(new InternetAddress[] {new InternetAddress(address.get(), true)});
            }
        }
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(templates.text(letter), "plain"));
        both.addBodyPart(part(templates.html(letter), "html"));
        mail.setContent(both);
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        return part;
    }

    private String id(String what, Contact contact) {
        return "<" + what + "." + contact.number() + "@" + servers.domain() + ">";
    }

    /** Whether a {@code Message-ID} is one of ours. */
    boolean isOurs(String messageId) {
        return isOf(messageId, servers.domain());
    }

    static boolean isOf(String messageId, String domain) {
        return messageId.matches("<?(clm|cas|ctc)_[0-9a-f.]{30,200}@\\Q" + domain + "\\E>?");
    }

    /** A mail that keeps the id that it was given. */
    private static final class WithId extends MimeMessage {

        private final String id;

        WithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
