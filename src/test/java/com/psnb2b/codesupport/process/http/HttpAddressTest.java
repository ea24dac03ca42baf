package com.psnb2b.codesupport.process.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.psnb2b.codesupport.process.HttpStepSettings.Address;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address that may not be called stops the start, and a secret is in no message about it. */
class HttpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/, private",
        "https://10.0.0.1/api, private",
        "https://169.254.169.254/latest, private",
        "http://1.1.1.1/, https://",
        "https://user@1.1.1.1/, user",
        "https://1.1.1.1/?a=b, no query",
        "file:///etc/passwd, https://",
        "'', https://"
    })
    void isRefusedAtTheStart(String url, String why) {
        assertThatThrownBy(() -> new HttpAddress("supplier", new Address(url, Map.of(), false), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("codesupport.http-steps.addresses.supplier.url ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        "Host, internal-thing",
        "Content-Length, 12345678",
        "X Y, s3cret-value",
        "X-Key, 's3cret\nX-Other: value'"
    })
    void aHeaderThatWouldChangeTheCallIsRefusedWithoutItsValue(String name, String value) {
        assertThatThrownBy(() ->
                        new HttpAddress("supplier", new Address("https://1.1.1.1/", Map.of(name, value), false), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("codesupport.http-steps.addresses.supplier.headers." + name)
                .message()
                .doesNotContain(value);
    }

    @Test
    void aNameThatNoModelCouldHoldIsRefused() {
        assertThatThrownBy(() -> new HttpAddress("a b", new Address("https://1.1.1.1/", Map.of(), false), false))
                .hasMessageContaining("letters, digits");
    }
}
