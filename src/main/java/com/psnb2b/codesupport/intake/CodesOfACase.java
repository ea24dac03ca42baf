package com.psnb2b.codesupport.intake;

import com.psnb2b.codesupport.claim.InvalidInput;
import com.psnb2b.codesupport.code.CodeReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The codes of a case so far: each stands there once, for two that are one would be two claims on one code. A truncated code
 * is the same as many others, and one that is only shown in part may be any.
 */
final class CodesOfACase {

    private final Map<String, String> places = new HashMap<>();

    /** @throws InvalidInput where the same code, or one that looks like it, was there before */
    void add(CodeReference code, String path) {
        if (code == null || code.fingerprint() == null || code.isTruncated()) {
            return;
        }
        String key = code.lookAlike() == null ? code.fingerprint() : code.lookAlike();
        String before = places.putIfAbsent(key, path);
        if (before != null) {
            throw InvalidInput.of(
                    path + ".code.value",
                    "duplicate",
                    "is the code of " + before + ", or looks like it; a case has each code once");
        }
    }
}
