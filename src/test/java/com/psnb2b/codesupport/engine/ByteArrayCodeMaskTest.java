package com.psnb2b.codesupport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteArrayCodeMaskTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
    void aCodeIsMaskedInAnyEncodingAndNothingElseMoves(String name) {
        Charset encoding = Charset.forName(name);
        byte[] bytes = "é {\"a\": \"ABCD-EF2H-JKLM\"}".getBytes(encoding);

        byte[] masked = ByteArrayCodeMask.withoutCodes(bytes);

        assertThat(new String(masked, encoding)).isEqualTo("é {\"a\": \"XXXX-XXXX-JKLM\"}");
        assertThat(new String(ByteArrayCodeMask.withoutCertainCodes(bytes), encoding))
                .contains("XXXX-XXXX-JKLM");
    }

    @Test
    void anIdIsNoCode() {
        byte[] bytes = "{\"id\":\"a346c0c9-e7f6-11f1-a109-02fc00000001\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(ByteArrayCodeMask.withoutCodes(bytes)).isSameAs(bytes);
    }

    @Test
    void aPictureIsLeftAlone() {
        byte[] noise = new byte[1_000_000];
        new Random(42).nextBytes(noise);

        assertThat(ByteArrayCodeMask.withoutCodes(noise)).isSameAs(noise);
    }
}
