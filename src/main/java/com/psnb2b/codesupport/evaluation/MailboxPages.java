package com.psnb2b.codesupport.evaluation;

import com.psnb2b.codesupport.platform.EvaluationMode;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the mail server of evaluation mode has taken, whoever it is for; elsewhere there is no such page. */
@Controller
@RequestMapping("/app/mailbox")
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class MailboxPages {

    private final EvaluationMailServer server;

    MailboxPages(EvaluationMailServer server) {
        this.server = server;
    }

    /** A mail that was sent. @param replyTo where an answer goes; empty where nobody reads one */
    record Sent(String to, String subject, String replyTo, String text) {}

    @GetMapping
    String show(Model page) {
        page.addAttribute(
                "mails", server.sent().stream().map(MailboxPages::sent).toList());
        page.addAttribute("smtp", server.smtpPort());
        page.addAttribute("imap", server.imapPort());
        return "evaluation-mailbox";
    }

    private static Sent sent(MimeMessage mail) {
        try {
            return new Sent(
                    header(mail, "To"),
                    String.valueOf(mail.getSubject()),
                    header(mail, "Reply-To"),
                    text(mail.getContent()));
        } catch (MessagingException | IOException e) {
            return new Sent("", "A mail that cannot be read", "", "");
        }
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        String value = mail.getHeader(name, ", ");
        return value == null ? "" : value;
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("text/plain") || part.isMimeType("multipart/*")) {
                    texts.add(text(part.getContent()));
                }
            }
            return String.join("\n", texts);
        }
        return content instanceof String text ? text : "";
    }
}
