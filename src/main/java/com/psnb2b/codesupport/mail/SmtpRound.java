package com.psnb2b.codesupport.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Several mails over one connection to the server, which ends when its time is over. */
final class SmtpRound implements AutoCloseable {

    private final MailServers.Smtp server;
    private final DeadlineSockets sockets;
    private final Session session;
    private Transport transport;

    /** @param timeout for each word of the server @param time for all of it */
    SmtpRound(MailServers.Smtp server, Duration timeout, Duration time) {
        this.server = server;
        sockets = new DeadlineSockets(time);
        Properties properties = new Properties();
        String prefix = "mail." + server.protocol() + ".";
        // Where the server offers it; an operator may require it.
        properties.put(prefix + "starttls.enable", "true");
        properties.putAll(server.properties());
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put(prefix + limit, Long.toString(timeout.toMillis()));
        }
        properties.put(prefix + "socketFactory", sockets);
        // Else a server that we cannot talk TLS with is talked to without.
        properties.put(prefix + "socketFactory.fallback", "false");
        // A good-bye that nobody answers must not count as a failure.
        properties.put(prefix + "quitwait", "false");
        if (server.username() != null && !server.username().isBlank()) {
            properties.put(prefix + "auth", "true");
        }
        session = Session.getInstance(properties);
    }

    Session session() {
        return session;
    }

    /** Hands a mail to the server; null where it was taken, else why not, in a few words. */
    String send(MimeMessage mail) {
        try {
            connect();
            Address[] to = mail.getAllRecipients();
            transport.sendMessage(mail, to);
            return null;
        } catch (MessagingException | RuntimeException e) {
            return sockets.isOver() ? "the mail server took too long" : reason(e);
        }
    }

    private void connect() throws MessagingException {
        if (transport == null || !transport.isConnected()) {
            closeTransport();
            transport = session.getTransport(server.protocol());
            transport.connect(server.host(), server.port(), server.username(), server.password());
        }
    }

    /** Without the words of the server, which are for us and not for the reseller. */
    private static String reason(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return "the mail server refused the address: " + refused.getReturnCode();
            }
            if (cause instanceof SMTPSenderFailedException refused) {
                return "the mail server refused us: " + refused.getReturnCode();
            }
            if (cause instanceof AuthenticationFailedException) {
                return "the mail server refused our password";
            }
            if (cause instanceof SocketTimeoutException) {
                return "the mail server did not answer in time";
            }
            if (cause instanceof SMTPSendFailedException refused && next(cause) == null) {
                return "the mail server answered " + refused.getReturnCode();
            }
        }
        return "the mail server was not reached: " + failed.getClass().getSimpleName();
    }

    private static Throwable next(Throwable failed) {
        return failed instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failed.getCause();
    }

    private void closeTransport() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                // It is gone, which was all that was wanted.
            }
        }
    }

    @Override
    public void close() {
        closeTransport();
        sockets.close();
    }
}
