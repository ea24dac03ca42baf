package com.psnb2b.codesupport.people;

import com.psnb2b.codesupport.platform.StartRefused;

/** Production cannot start with the administrator's password it was given; the message says what to do. */
class AdminPasswordRefused extends StartRefused {

    AdminPasswordRefused(String message) {
        super(
                message,
                "Set the environment variable CODESUPPORT_ADMIN_PASSWORD to a password of your own and start again.",
                null);
    }
}
