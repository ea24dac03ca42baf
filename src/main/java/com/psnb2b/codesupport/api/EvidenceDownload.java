package com.psnb2b.codesupport.api;

import com.psnb2b.codesupport.claim.EvidenceItem;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Evidence as it came, as an inert download: nothing that a stranger sent opens as a page of ours. */
public final class EvidenceDownload {

    private EvidenceDownload() {}

    /** @param content of the file, or of the statement in JSON */
    public static ResponseEntity<byte[]> of(EvidenceItem item, byte[] content) {
        String name = item.isFile() ? item.fileName() : item.id() + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(item.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(content);
    }
}
