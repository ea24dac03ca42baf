package com.psnb2b.codesupport.people;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the first people come in.
 *
 * @param evaluation whether the published users are wanted; decided by the kind of database, not by hand
 * @param adminPassword the password of the first administrator in production, {@code CODESUPPORT_ADMIN_PASSWORD}
 */
@ConfigurationProperties("codesupport")
record IdentitySettings(boolean evaluation, String adminPassword) {

    /** Without the password, since records are logged. */
    @Override
    public String toString() {
        return "IdentitySettings[evaluation=" + evaluation + "]";
    }
}
