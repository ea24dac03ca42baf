package com.psnb2b.codesupport.casework;

import com.psnb2b.codesupport.platform.TransactionCache;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Answers that are the same for many claims of one transaction: each is asked for once in it. */
final class OnceInATransaction {

    private static final TransactionCache<Map<Object, Object>> KNOWN = new TransactionCache<>(HashMap::new);

    private OnceInATransaction() {}

    /** @param question what makes the answer another; outside of a transaction it is asked each time */
    @SuppressWarnings("unchecked")
    static <T> T asked(Object question, Supplier<T> answer) {
        Map<Object, Object> known = KNOWN.get();
        T found = (T) known.get(question);
        if (found == null) {
            found = answer.get();
            known.put(question, found);
        }
        return found;
    }

    /** Keeps an answer that was found with others, for the transaction. @param answer not null */
    static void keep(Object question, Object answer) {
        KNOWN.get().put(question, answer);
    }

    /** An answer of this transaction; null where the question was not asked. */
    @SuppressWarnings("unchecked")
    static <T> T kept(Object question) {
        return (T) KNOWN.get().get(question);
    }
}
