package com.psnb2b.codesupport.mail.received;

import java.util.List;

/**
 * A mail as its sender wrote it; nothing of it is known to be true.
 *
 * @param messageId as sent; empty where there is none
 * @param from every address that it says it is from
 * @param recipients every address that it says it went to, however
 * @param subject in one line; empty where there is none
 * @param automatic why it seems that no person wrote it; null where nothing says so
 * @param text what was written, without what is quoted
 * @param files that came with it, in their order
 */
public record ReceivedMail(
        String messageId,
        List<String> from,
        List<String> recipients,
        String subject,
        String automatic,
        String text,
        List<ReceivedFile> files) {

    /**
     * A file of a mail.
     *
     * @param name as sent; null where there is none
     * @param inline whether the mail's text shows it, as it does a logo
     * @param bytes up to the limit of {@link MailReader}; more are cut off
     */
    public record ReceivedFile(String name, String mediaType, boolean inline, byte[] bytes) {}
}
