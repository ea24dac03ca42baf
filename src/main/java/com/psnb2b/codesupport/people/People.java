package com.psnb2b.codesupport.people;

/** The people who can sign in, wherever they are kept. */
public interface People {

    /** Whether this is the person's password; false for a person who does not exist. */
    boolean passwordIsRight(String name, String password);

    /** What a sign-in of this person stands on now; in no group for a person who does not exist. One look, as it is asked at each call. */
    AccountState standingOf(String name);

    /** Ends every session of a person, on every node with its next call; false for a person who does not exist. */
    boolean signOutEverywhere(String name);
}
