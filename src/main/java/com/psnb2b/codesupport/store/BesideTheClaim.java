package com.psnb2b.codesupport.store;

import org.springframework.stereotype.Component;

/** What is kept beside a claim, by a transaction that works on one. */
@Component
public class BesideTheClaim {

    /**
     * Has a statement go to the database in the claim's own message, just before the commit.
     *
     * @throws IllegalStateException where the transaction works on no claim
     */
    public void write(String statement, Object... values) {
        WorkInProgress.beside(statement, values);
    }
}
