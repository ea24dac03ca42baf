package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.access.BaseUrl;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The servers that mail goes to and comes from: those of the settings, else that of evaluation mode, else none. */
@Component
class MailServers {

    /** @param protocol {@code smtp} or {@code smtps} @param properties what the operator set beside, by Jakarta Mail's names */
    record Smtp(String protocol, String host, int port, String username, String password, Properties properties) {}

    /** @param properties how it is connected to */
    record Imap(String host, int port, String username, String password, String folder, Properties properties) {}

    private final Smtp smtp;
    private final Imap imap;
    private final InternetAddress from;
    private final String replyName;
    private final String replyDomain;

    /** @throws IllegalStateException that names the setting which is wrong */
    MailServers(
            MailSettings settings,
            ObjectProvider<JavaMailSenderImpl> configured,
            ObjectProvider<LocalMailServer> local,
            BaseUrl baseUrl) {
        JavaMailSenderImpl sender = configured.getIfAvailable();
        if (sender != null && baseUrl.isUnknown()) {
            throw new IllegalStateException(
                    "codesupport.base-url must be set where mail is sent: its links lead there");
        }
        LocalMailServer own = sender == null ? local.getIfAvailable() : null;
        smtp = sender == null ? smtp(own) : smtp(sender);
        imap = settings.imap().host().isBlank() ? imap(own) : imap(settings.imap());
        if (smtp == null && imap != null) {
            throw wrong("imap", "is of no use before spring.mail.host says by which server mail is sent");
        }
        from = smtp == null ? null : address("from", own == null ? settings.from() : own.address());
        String reply = own == null ? settings.replyTo() : own.address();
        if (reply.isBlank()) {
            if (imap != null) {
                throw wrong("reply-to", "must be the address of the mailbox that codesupport.mail.imap reads");
            }
            replyName = null;
            replyDomain = null;
        } else {
            String address = address("reply-to", reply).getAddress();
            replyName = address.substring(0, address.lastIndexOf('@'));
            replyDomain = address.substring(address.lastIndexOf('@') + 1);
            if (replyName.length() > ReplyAddress.LONGEST_NAME || replyName.contains("+")) {
                throw wrong(
                        "reply-to",
                        "may have at most " + ReplyAddress.LONGEST_NAME + " characters before the @, and no plus sign");
            }
        }
    }

    /** Where mail goes to; empty where none is sent. */
    Optional<Smtp> smtp() {
        return Optional.ofNullable(smtp);
    }

    /** Where answers come from; empty where none are read. */
    Optional<Imap> imap() {
        return Optional.ofNullable(imap);
    }

    InternetAddress from() {
        return from;
    }

    /** The domain of our own mails. */
    String domain() {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }

    /** Where an answer goes; empty where nobody reads answers. */
    Optional<String> replyTo(ReplyAddress answer, MailTokens tokens) {
        return imap == null || replyName == null
                ? Optional.empty()
                : Optional.of(replyName + "+" + answer.tail(tokens) + "@" + replyDomain);
    }

    /** What an address of ours that somebody wrote to is about; empty where it is none, or forged. */
    Optional<ReplyAddress> answered(String address, MailTokens tokens) {
        return answered(address, replyName, replyDomain, tokens);
    }

    static Optional<ReplyAddress> answered(String address, String name, String domain, MailTokens tokens) {
        String written = ContactAddress.canonical(address);
        String before = ContactAddress.canonical(name + "+");
        String behind = "@" + ContactAddress.canonical(domain);
        boolean isOurs = written.startsWith(before)
                && written.endsWith(behind)
                && written.length() > before.length() + behind.length();
        return isOurs
                ? ReplyAddress.of(written.substring(before.length(), written.length() - behind.length()), tokens)
                : Optional.empty();
    }

    private static Smtp smtp(JavaMailSenderImpl sender) {
        return new Smtp(
                sender.getProtocol() == null ? "smtp" : sender.getProtocol(),
                sender.getHost(),
                sender.getPort(),
                sender.getUsername(),
                sender.getPassword(),
                sender.getJavaMailProperties());
    }

    private static Smtp smtp(LocalMailServer own) {
        return own == null
                ? null
                : new Smtp("smtp", own.host(), own.smtpPort(), own.username(), own.password(), new Properties());
    }

    private static Imap imap(LocalMailServer own) {
        return own == null
                ? null
                : new Imap(own.host(), own.imapPort(), own.username(), own.password(), "INBOX", new Properties());
    }

    private static Imap imap(MailSettings.Imap settings) {
        if (settings.username().isBlank() || settings.password().isBlank()) {
            throw wrong("imap", "needs a username and a password");
        }
        Properties properties = new Properties();
        properties.put("mail.imap.ssl.enable", settings.security() == MailSettings.Imap.Security.TLS);
        properties.put("mail.imap.starttls.enable", settings.security() == MailSettings.Imap.Security.STARTTLS);
        properties.put("mail.imap.starttls.required", settings.security() == MailSettings.Imap.Security.STARTTLS);
        properties.put("mail.imap.ssl.checkserveridentity", true);
        return new Imap(
                settings.host(),
                settings.port() > 0 ? settings.port() : -1,
                settings.username(),
                settings.password(),
                settings.folder(),
                properties);
    }

    private static InternetAddress address(String setting, String written) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(written, true);
            if (parsed.length == 1 && ContactAddress.of(parsed[0].getAddress()).isPresent()) {
                return parsed[0];
            }
        } catch (AddressException e) {
            // Answered below.
        }
        throw wrong(setting, "must be one address for mail, such as claims@example.com");
    }

    private static IllegalStateException wrong(String setting, String fault) {
        return new IllegalStateException("codesupport.mail." + setting + " " + fault);
    }
}
