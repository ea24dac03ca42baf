package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.FieldError;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that cannot be done, with the status and the stable code that say why. */
public class ApiException extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient List<FieldError> errors;

    ApiException(HttpStatus status, String code, String message) {
        this(status, code, message, List.of());
    }

    /** @param errors what exactly stands in the way, by field */
    ApiException(HttpStatus status, String code, String message, List<FieldError> errors) {
        super(message);
        this.status = status;
        this.code = code;
        this.errors = errors;
    }

    /** Unknown and another reseller's look the same. */
    static ApiException notFound() {
        return new ApiException(HttpStatus.NOT_FOUND, "not_found", "There is nothing of that id here.");
    }

    static ApiException conflict(String code, String message) {
        return new ApiException(HttpStatus.CONFLICT, code, message);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    List<FieldError> errors() {
        return errors;
    }
}
