package com.psnb2b.codesupport.mail;

/** A mail server that runs beside us, for trying things out; it takes all mail, and the mailbox of the answers is on it. */
public interface LocalMailServer {

    String host();

    int smtpPort();

    int imapPort();

    String username();

    String password();

    /** Of the mailbox, and what mails are from. */
    String address();
}
