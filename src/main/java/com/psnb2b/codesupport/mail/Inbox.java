package com.psnb2b.codesupport.mail;

import com.psnb2b.codesupport.mail.received.MailReader;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox that answers come to, on one node at a time. A mail is deleted there once it is on our disk what became of
 * it, so that nothing with a code in it stays behind, and a node that dies leaves the rest to the next.
 */
@Component
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** Mails of one look; more come with the next. */
    private static final int MAILS = 50;

    /** Of one look, the mailbox's server included. */
    private static final Duration TIME = Duration.ofMinutes(5);

    /** Of the lease, which is renewed before each mail: longer than the longest look. */
    private static final Duration LEASE = TIME.plusMinutes(1);

    private static final Duration OWN_SERVER = Duration.ofSeconds(2);

    private final InboxStore store;
    private final Answers answers;
    private final MailServers servers;
    private final MailSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final UUID token = UUID.randomUUID();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "mail-inbox");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long next = System.nanoTime();
    private volatile boolean stopping;

    Inbox(
            InboxStore store,
            Answers answers,
            MailServers servers,
            MailSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.answers = answers;
        this.servers = servers;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 1_000)
    void look() {
        boolean isTime = servers.imap().isPresent() && !stopping && System.nanoTime() - next >= 0;
        if (isTime && looking.compareAndSet(false, true)) {
            Duration pause = settings.imap().host().isBlank()
                    ? OWN_SERVER
                    : settings.imap().poll();
            next = System.nanoTime() + pause.toNanos();
            thread.execute(() -> {
                try {
                    readLeased();
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    private void readLeased() {
        try {
            if (store.lease(token, now(), LEASE)) {
                try {
                    read(servers.imap().orElseThrow());
                } finally {
                    store.release(token, now());
                }
            }
        } catch (MessagingException | RuntimeException e) {
            // Its words are the server's, and may hold anything.
            LOG.warn("The mailbox of the answers was not read: {}", e.getClass().getName());
            meters.counter("codesupport.mail.inbox.failures").increment();
        }
    }

    private void read(MailServers.Imap server) throws MessagingException {
        try (DeadlineSockets sockets = new DeadlineSockets(TIME);
                Store mailbox = session(server, sockets).getStore("imap")) {
            mailbox.connect(server.host(), server.port(), server.username(), server.password());
            try (Folder folder = mailbox.getFolder(server.folder())) {
                folder.open(Folder.READ_WRITE);
                int most = Math.min(folder.getMessageCount(), MAILS);
                for (int i = 1; i <= most && !stopping && store.lease(token, now(), LEASE); i++) {
                    take(folder.getMessage(i));
                }
                // Closing it deletes what is marked.
            }
        }
    }

    private void take(Message mail) throws MessagingException {
        if (mail.isSet(Flags.Flag.DELETED)) {
            return;
        }
        try {
            answers.take(bytes((IMAPMessage) mail));
            mail.setFlag(Flags.Flag.DELETED, true);
            meters.counter("codesupport.mail.received").increment();
        } catch (IOException e) {
            throw new MessagingException("a mail could not be fetched", e);
        } catch (RuntimeException e) {
            // It stays where it is, and has its next turn; after some it is given up.
            LOG.warn("A mail was not taken: {}", e.getClass().getName(), e);
        }
    }

    /** One byte more than is read says that it is too large. */
    private static byte[] bytes(IMAPMessage mail) throws MessagingException, IOException {
        try (InputStream raw = mail.getMimeStream()) {
            return raw.readNBytes(MailReader.MAIL_BYTES + 1);
        }
    }

    private Session session(MailServers.Imap server, DeadlineSockets sockets) {
        Properties properties = new Properties();
        server.properties().forEach((name, value) -> properties.put(name, value.toString()));
        String timeout = Long.toString(settings.timeout().toMillis());
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.imap." + limit, timeout);
        }
        properties.put("mail.imap.socketFactory", sockets);
        properties.put("mail.imap.socketFactory.fallback", "false");
        properties.put("mail.imap.connectionpoolsize", "1");
        // In pieces of this size, and without marking anything as read.
        properties.put("mail.imap.fetchsize", "524288");
        properties.put("mail.imap.peek", "true");
        return Session.getInstance(properties);
    }

    private Instant now() {
        return clock.instant();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        thread.shutdown();
    }
}
