package com.psnb2b.codesupport.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Stops reading a body above {@link Bodies#MAX_BYTES}, before it fills the memory. */
@RestControllerAdvice(basePackageClasses = BodyLimit.class)
class BodyLimit extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return type == byte[].class;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter body,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        InputStream limited = new Limited(message.getBody());
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return limited;
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    private static final class Limited extends FilterInputStream {

        private long left = Bodies.MAX_BYTES;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return count(super.read(bytes, from, length));
        }

        private int count(int read) {
            left -= Math.max(0, read);
            if (left < 0) {
                throw new ApiException(
                        HttpStatus.PAYLOAD_TOO_LARGE, "too_large", "A claim may have 50 MB of evidence.");
            }
            return read;
        }
    }
}
