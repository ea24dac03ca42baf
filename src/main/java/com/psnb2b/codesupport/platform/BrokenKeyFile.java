package com.psnb2b.codesupport.platform;

import java.nio.file.Path;

/** The application cannot start with the key in this file; the message names it, and holds nothing of it. */
public class BrokenKeyFile extends StartRefused {

    /** @param fault what is wrong with it, as the rest of a sentence */
    public BrokenKeyFile(Path file, String fault) {
        super(
                "The key file " + file.toAbsolutePath() + " " + fault + ".",
                "Bring the file back from a backup, and let the user of the application read it. Delete it, so that the"
                        + " next start makes a new key, only where no claim was filed with it yet.",
                null);
    }
}
