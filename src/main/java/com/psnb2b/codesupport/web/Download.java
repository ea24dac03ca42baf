package com.psnb2b.codesupport.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table that a page offers as a file. */
final class Download {

    static final String CSV = "text/csv;charset=UTF-8";

    private Download() {}

    /** An answer that a browser keeps as a file of this name. */
    static ResponseEntity.BodyBuilder csv(String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
    }

    /** The header {@code Content-Disposition} of such a file. */
    static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
