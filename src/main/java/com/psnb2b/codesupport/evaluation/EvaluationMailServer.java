package com.psnb2b.codesupport.evaluation;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.psnb2b.codesupport.mail.LocalMailServer;
import com.psnb2b.codesupport.platform.EvaluationMode;
import jakarta.annotation.PreDestroy;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The mail server of evaluation mode: real SMTP and IMAP on free ports of this machine. All that is sent stays in it, and
 * nothing outlives a restart.
 */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
public class EvaluationMailServer implements LocalMailServer {

    static final String CLAIMS = "claims@codesupport.example";

    /** Mails that the mailbox's page shows. */
    private static final int SHOWN = 50;

    private static final String LOOPBACK = "127.0.0.1";
    private static final long STARTING = 10_000;

    private final GreenMail server;

    EvaluationMailServer() throws UserException {
        server = new GreenMail(new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP)});
        server.start();
        GreenMailUser claims = server.setUser(CLAIMS, CLAIMS, CLAIMS);
        // An address with anything behind a plus sign is the mailbox's own.
        server.getUserManager().setMessageDeliveryHandler((mail, recipient) -> {
            String to = recipient.getEmail().replaceFirst("\\+[^@]*@", "@");
            return to.equalsIgnoreCase(CLAIMS) ? claims : user(recipient.getEmail());
        });
    }

    private GreenMailUser user(String address) throws UserException {
        GreenMailUser known = server.getUserManager().getUserByEmail(address);
        return known == null ? server.getUserManager().createUser(address, address, address) : known;
    }

    private static ServerSetup setup(String protocol) {
        ServerSetup setup = new ServerSetup(0, LOOPBACK, protocol);
        setup.setServerStartupTimeout(STARTING);
        return setup;
    }

    @Override
    public String host() {
        return LOOPBACK;
    }

    @Override
    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    @Override
    public int imapPort() {
        return server.getImap().getPort();
    }

    @Override
    public String username() {
        return CLAIMS;
    }

    @Override
    public String password() {
        return CLAIMS;
    }

    @Override
    public String address() {
        return CLAIMS;
    }

    /** What was sent, the newest first; what came to the mailbox of the answers is read and gone. */
    public List<MimeMessage> sent() {
        Deque<MimeMessage> newest = new ArrayDeque<>();
        Arrays.stream(server.getReceivedMessages()).forEach(mail -> {
            newest.addFirst(mail);
            if (newest.size() > SHOWN) {
                newest.removeLast();
            }
        });
        return List.copyOf(newest);
    }

    @PreDestroy
    void stop() {
        server.stop();
    }
}
