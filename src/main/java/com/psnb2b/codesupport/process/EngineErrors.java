package com.psnb2b.codesupport.process;

import com.psnb2b.codesupport.claim.CodeRedactor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/** The engine's messages quote what was sent: an id that is none, a value that is no date. Codes in them are masked. */
@Configuration(proxyBeanMethods = false)
class EngineErrors {

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
            masked.finish();
        }
    }

    /** Keeps the body of an error back until it is whole; everything else passes by. */
    private static final class MaskedErrors extends HttpServletResponseWrapper {

        private final ByteArrayOutputStream error = new ByteArrayOutputStream();

        MaskedErrors(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return getStatus() < HttpServletResponse.SC_BAD_REQUEST ? super.getOutputStream() : new Kept(error);
        }

        /** The masked text is as long as the text was, so a length that was set still holds. */
        void finish() throws IOException {
            if (error.size() > 0) {
                String text = error.toString(StandardCharsets.UTF_8);
                super.getOutputStream().write(CodeRedactor.redact(text).getBytes(StandardCharsets.UTF_8));
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
