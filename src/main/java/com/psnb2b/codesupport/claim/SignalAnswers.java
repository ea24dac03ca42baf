package com.psnb2b.codesupport.claim;

import java.util.List;

/** Where answers to signals are kept. */
public interface SignalAnswers {

    /** Keeps a further answer; {@link Erasure#WORD} replaces its note where either claim is erased. Needs a transaction. */
    void add(SignalAnswer answer);

    /** Every answer that stands at a claim, wherever it was given, oldest first; of very many the newest 500. */
    List<SignalAnswer> at(String claimId);
}
