package com.psnb2b.codesupport.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.psnb2b.codesupport.access.BaseUrl;
import com.psnb2b.codesupport.mail.MailSettings.Imap;
import com.psnb2b.codesupport.mail.MailSettings.Imap.Security;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Nothing is sent or read before an operator says by which server; what they say wrongly stops the start by its name. */
class MailServersTest {

    private static final Imap NONE = imap("", "", "");
    private static final Imap READ = imap("imap.example.com", "claims", "secret");

    private final BaseUrl baseUrl = mock(BaseUrl.class);

    @Test
    void withoutAServerNothingIsSentOrRead() {
        MailServers servers = servers(false, "", "", NONE);
        assertThat(servers.smtp()).isEmpty();
        assertThat(servers.imap()).isEmpty();
    }

    @Test
    void whatIsSetIsTaken() {
        MailServers servers = servers(true, "Code Support <claims@example.com>", "answers@example.com", READ);
        assertThat(servers.smtp())
                .hasValueSatisfying(smtp -> assertThat(smtp.host()).isEqualTo("smtp.example.com"));
        assertThat(servers.imap())
                .hasValueSatisfying(imap -> assertThat(imap.properties()).containsEntry("mail.imap.ssl.enable", true));
        assertThat(servers.domain()).isEqualTo("example.com");
        assertThat(READ.toString()).doesNotContain("secret");
    }

    @Test
    void aFaultIsNamed() {
        fails("codesupport.mail.from", true, "", "", NONE);
        fails("codesupport.mail.from", true, "a@example.com, b@example.com", "", NONE);
        fails("codesupport.mail.reply-to", true, "claims@example.com", "", READ);
        fails("codesupport.mail.reply-to", true, "claims@example.com", "a-long-name-x@example.com", READ);
        fails("codesupport.mail.reply-to", true, "claims@example.com", "a+b@example.com", READ);
        fails("codesupport.mail.imap", true, "claims@example.com", "claims@example.com", imap("host", "claims", ""));
        fails("codesupport.mail.imap", false, "", "claims@example.com", READ);
        when(baseUrl.isUnknown()).thenReturn(true);
        fails("codesupport.base-url", true, "claims@example.com", "", NONE);
    }

    private void fails(String setting, boolean sends, String from, String replyTo, Imap imap) {
        assertThatThrownBy(() -> servers(sends, from, replyTo, imap))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(setting);
    }

    private MailServers servers(boolean sends, String from, String replyTo, Imap imap) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (sends) {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("smtp.example.com");
            beans.addBean("sender", sender);
        }
        return new MailServers(
                new MailSettings(from, replyTo, 4, Duration.ofSeconds(20), imap),
                beans.getBeanProvider(JavaMailSenderImpl.class),
                beans.getBeanProvider(LocalMailServer.class),
                baseUrl);
    }

    private static Imap imap(String host, String username, String password) {
        return new Imap(host, 0, username, password, "INBOX", Security.TLS, Duration.ofSeconds(30));
    }
}
