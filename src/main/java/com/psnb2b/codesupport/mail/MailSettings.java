package com.psnb2b.codesupport.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail. Nothing is sent before {@code spring.mail.host} says by which server, and nothing is read before {@code
 * codesupport.mail.imap.host} says from which.
 *
 * @param from what mails say they are from, such as {@code Code Support <claims@example.com>}
 * @param replyTo address of the mailbox that answers are read from; its server has to take {@code claims+anything@} too. Empty
 *     where nobody reads answers
 * @param connections to the server at a time, of one node
 * @param timeout how long a connection waits for each word of the server
 * @param imap the mailbox
 */
@ConfigurationProperties("codesupport.mail")
record MailSettings(
        @DefaultValue("") String from,
        @DefaultValue("") String replyTo,
        @DefaultValue("4") int connections,
        @DefaultValue("PT20S") Duration timeout,
        @DefaultValue Imap imap) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);

    MailSettings {
        if (connections < 1 || connections > 64) {
            throw new IllegalArgumentException("codesupport.mail.connections must be 1 to 64");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("codesupport.mail.timeout must be more than nothing and at most PT2M");
        }
    }

    /**
     * The mailbox that answers come to. It is the application's alone: what it has read it deletes.
     *
     * @param host empty where none is read
     * @param port 0 for the usual one
     * @param security {@code tls} from the first byte, {@code starttls}, or {@code none}, which only a server beside us needs
     * @param poll how often it is looked at
     */
    record Imap(
            @DefaultValue("") String host,
            @DefaultValue("0") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("TLS") Security security,
            @DefaultValue("PT30S") Duration poll) {

        enum Security {
            TLS,
            STARTTLS,
            NONE
        }

        @Override
        public String toString() {
            return "Imap[host=" + host + "]";
        }
    }
}
