package com.psnb2b.codesupport.platform;

/** The application cannot start as it is set up: the message says what is wrong, and holds nothing secret. */
public abstract class StartRefused extends RuntimeException {

    private final String remedy;

    /**
     * @param remedy what whoever starts it is to do, in whole sentences
     * @param cause null where there is none
     */
    protected StartRefused(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
