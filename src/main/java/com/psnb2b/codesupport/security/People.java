package com.psnb2b.codesupport.security;

import java.util.List;

/** The people who can sign in, wherever they are kept. */
public interface People {

    /** Whether this is the person's password; false for a person who does not exist. */
    boolean passwordIsRight(String name, String password);

    /** The ids of the groups that the person is in. */
    List<String> groupsOf(String name);
}
