package com.psnb2b.codesupport.process.identity;

/** Production cannot start with the administrator's password it was given; the message says what to do. */
class AdminPasswordRefused extends RuntimeException {

    AdminPasswordRefused(String message) {
        super(message);
    }
}
