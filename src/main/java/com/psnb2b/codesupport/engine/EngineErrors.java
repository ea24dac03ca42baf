package com.psnb2b.codesupport.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.psnb2b.codesupport.code.CodeRedactor;
import com.psnb2b.codesupport.platform.database.PassingFailure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Masks voucher codes in the engine's error messages, which quote what was sent, such as an unknown id or a value that
 * is no date. Failures that pass by themselves ({@link ErrorTranslationInterceptor}) are answered with 503.
 */
@Configuration(proxyBeanMethods = false)
class EngineErrors {

    /** In the engine's shape of an error; its own words are the statement that failed. */
    private static final String PASSING = """
            {"type": "Unavailable", "message": "The database is away or busy, or somebody else has changed this meanwhile.\
             Look at it, and send it again after a while.", "code": null}""";

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> engineErrorFilter() {
        var filter = new FilterRegistrationBean<OncePerRequestFilter>(new MaskingFilter());
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        return filter;
    }

    private static final class MaskingFilter extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            MaskedErrors masked = new MaskedErrors(response);
            chain.doFilter(request, masked);
            if (request.getAttribute(PassingFailure.ATTRIBUTE) != null
                    && masked.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                masked.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                masked.setHeader(HttpHeaders.RETRY_AFTER, "1");
                masked.say(PASSING);
            } else if (masked.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                masked.setHeader(HttpHeaders.RETRY_AFTER, "10");
            }
            masked.finish();
        }
    }

    /** Keeps the body of an error back until it is whole; everything else passes by. */
    private static final class MaskedErrors extends HttpServletResponseWrapper {

        /** Bytes of an answer that is left as it is; what the guard says of a model is shorter. */
        private static final int LONGEST = 32 * 1024;

        private static final int SHORT = 2000;
        private static final ObjectMapper JSON = new ObjectMapper();

        private final ByteArrayOutputStream error = new ByteArrayOutputStream();

        MaskedErrors(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return getStatus() < HttpServletResponse.SC_BAD_REQUEST ? super.getOutputStream() : new Kept(error);
        }

        /** What the engine and the database said of it stands in the log. */
        void say(String instead) {
            error.reset();
            error.writeBytes(instead.getBytes(UTF_8));
        }

        /** The masked text may have fewer bytes: a full-width letter has three, and its mask has one. */
        void finish() throws IOException {
            if (error.size() > 0) {
                String text = error.size() > LONGEST ? shortened(error.toByteArray()) : error.toString(UTF_8);
                byte[] masked = CodeRedactor.redact(text).getBytes(UTF_8);
                setContentLength(masked.length);
                super.getOutputStream().write(masked);
            }
        }

        /** The same with what is too long in it shortened: the engine repeats values of any length. */
        private static String shortened(byte[] error) {
            try {
                ObjectNode known = JSON.createObjectNode();
                JSON.readTree(error).fields().forEachRemaining(field -> {
                    String text = field.getValue().asText();
                    known.put(field.getKey(), text.length() > SHORT ? text.substring(0, SHORT) + "…" : text);
                });
                return known.toString();
            } catch (IOException e) {
                return new String(error, 0, SHORT, UTF_8);
            }
        }
    }

    private static final class Kept extends ServletOutputStream {

        private final ByteArrayOutputStream kept;

        Kept(ByteArrayOutputStream kept) {
            this.kept = kept;
        }

        @Override
        public void write(int b) {
            kept.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            kept.write(bytes, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("nothing here writes asynchronously");
        }
    }
}
