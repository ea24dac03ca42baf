package com.psnb2b.codesupport.people;

import java.util.List;

/** The API keys that the documentation publishes for evaluation. */
public interface DefaultApiKeys {

    /** Whether this word is one of them. */
    boolean has(String word);

    /** Those that would let somebody in. */
    List<String> inForce();
}
