package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://claims.example.com, https://claims.example.com",
        "https://Claims.Example.com:443/, https://claims.example.com",
        "HTTP://localhost:8080, http://localhost:8080",
        "http://localhost:80, http://localhost",
        "https://[::1]:8443, https://[::1]:8443"
    })
    void aSite(String configured, String address) {
        assertThat(BaseUrl.read(configured)).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claims.example.com",
                "//claims.example.com",
                "/claims",
                "ftp://claims.example.com",
                "javascript:alert(1)",
                "https://",
                "https:///claims",
                "https://claims.example.com/app",
                "https://claims.example.com/..",
                "https://claims.example.com//",
                "https://claims.example.com/;x",
                "https://claims.example.com?x=1",
                "https://claims.example.com#x",
                "https://somebody:secret@claims.example.com",
                "https://claims.example.com@evil.example",
                "https://claims.example.com\\@evil.example",
                "https://claims example.com",
                "https://claims.example.com:0",
                "https://claims.example.com:99999",
                "https://*.example.com"
            })
    void whatIsNoSiteIsRefusedAndNotRepeated(String configured) {
        assertThatThrownBy(() -> new BaseUrl(configured, false))
                .isInstanceOf(InvalidBaseUrl.class)
                .hasMessageContaining("codesupport.base-url")
                .hasMessageNotContaining("secret");
    }

    @Test
    void linksAreRelativeWhereNobodySaidWhereWeAre() {
        assertThat(new BaseUrl("", false).of("/status/link#x")).isEqualTo(URI.create("/status/link#x"));
        assertThat(new BaseUrl("https://claims.example.com/", false).of("/status/link#x"))
                .isEqualTo(URI.create("https://claims.example.com/status/link#x"));
    }
}
