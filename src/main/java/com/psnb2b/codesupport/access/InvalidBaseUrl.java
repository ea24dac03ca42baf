package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.platform.StartRefused;

/** The application cannot start with the address that it was given, or without one; the message says what is wrong. */
class InvalidBaseUrl extends StartRefused {

    InvalidBaseUrl(String message) {
        super(
                message,
                "Set CODESUPPORT_BASEURL to the address that people and integrations use, such as"
                        + " https://claims.example.com, and start again.",
                null);
    }
}
