package com.psnb2b.codesupport.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** The files of a form. A browser sends an empty part where none was chosen. */
final class ChosenFiles {

    private ChosenFiles() {}

    /** Those of one field of a form, which may be none of files at all. */
    static List<MultipartFile> of(HttpServletRequest request, String field) {
        MultipartRequest form = WebUtils.getNativeRequest(request, MultipartRequest.class);
        return form == null ? List.of() : among(form.getFiles(field));
    }

    /** @param sent null where nothing was */
    static List<MultipartFile> among(List<MultipartFile> sent) {
        return sent == null
                ? List.of()
                : sent.stream().filter(file -> !file.isEmpty()).toList();
    }
}
