package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.evaluation.EvaluationMailServer;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.Properties;

/** Mails as anybody could send them to us, over SMTP. */
public final class TestMails {

    private static final Session SESSION = Session.getInstance(new Properties());

    private TestMails() {}

    /** @param file attached under this name; null for none */
    public static MimeMessage mail(
            InternetAddress from, String to, String subject, String text, String name, byte[] file)
            throws MessagingException {
        MimeMessage mail = new MimeMessage(SESSION);
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, "UTF-8");
        parts.addBodyPart(words);
        if (file != null) {
            MimeBodyPart attached = new MimeBodyPart();
            attached.setDataHandler(new DataHandler(new ByteArrayDataSource(file, "image/png")));
            attached.setFileName(name);
            parts.addBodyPart(attached);
        }
        mail.setContent(parts);
        mail.saveChanges();
        return mail;
    }

    public static void send(EvaluationMailServer server, MimeMessage mail) throws MessagingException {
        try (Transport transport = SESSION.getTransport("smtp")) {
            transport.connect(server.host(), server.smtpPort(), null, null);
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }
}
