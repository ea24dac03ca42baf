package com.psnb2b.codesupport.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One address, to which one mail goes, and nothing else. */
class ContactAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claims@example.com",
                "a.b+c@mail.example.co.uk",
                "o'brien@example.com",
                "x@xn--bcher-kva.example"
            })
    void anOrdinaryAddressIsTaken(String written) {
        assertThat(ContactAddress.of(written)).contains(written);
    }

    @Test
    void theDomainIsInSmallLetters() {
        assertThat(ContactAddress.of("Claims@Example.COM")).contains("Claims@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "claims",
                "@example.com",
                "claims@",
                "claims@localhost",
                "claims@127.0.0.1",
                "claims@[127.0.0.1]",
                "a@b@example.com",
                "a@example.com,b@example.com",
                "a@example.com b@example.com",
                "A <a@example.com>",
                "\"a b\"@example.com",
                "a(comment)@example.com",
                "group:a@example.com;",
                "a@example.com\r\nBcc: b@example.com",
                "a@example.com\nb",
                "a@exam ple.com",
                "a..b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a@-example.com",
                "a@example.c",
                "ä@example.com",
                "a@exämple.com",
                "a%b@c@example.com",
                "a\u0000@example.com",
            })
    void anythingElseIsNone(String written) {
        assertThat(ContactAddress.of(written)).isEmpty();
    }

    @Test
    void aLongOneIsNone() {
        assertThat(ContactAddress.of("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(ContactAddress.of("a@" + "b".repeat(60) + ".example" + ".example".repeat(30) + ".com"))
                .isEmpty();
    }
}
