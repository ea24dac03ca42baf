package com.psnb2b.codesupport.web;

import com.psnb2b.codesupport.api.ApiException;
import com.psnb2b.codesupport.casework.ModelFailed;
import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.platform.Busy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** What a page about many codes answers where they cannot be taken: itself again, and why. */
final class CodesAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(CodesAnswers.class);

    private CodesAnswers() {}

    /** @return the page that the work leads to */
    interface Work {
        String leadsTo() throws IOException;
    }

    /** @param shown the page with what is wrong, by field */
    static String to(Work work, HttpServletResponse response, Model page, Function<Map<String, String>, String> shown)
            throws IOException {
        try {
            return work.leadsTo();
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return shown.apply(ClaimForm.faults(invalid));
        } catch (Busy | ApiException busy) {
            return notNow(busy.getMessage(), response, page, shown);
        } catch (ModelFailed failure) {
            LOG.error("A model failed on many codes of a page: {}", failure.kind());
            return notNow(
                    "That failed, and it is our fault. Nothing was filed; try again later.", response, page, shown);
        }
    }

    private static String notNow(
            String why, HttpServletResponse response, Model page, Function<Map<String, String>, String> shown) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        page.addAttribute("notNow", why);
        return shown.apply(Map.of());
    }
}
