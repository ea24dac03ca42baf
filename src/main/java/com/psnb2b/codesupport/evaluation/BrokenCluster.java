package com.psnb2b.codesupport.evaluation;

import com.psnb2b.codesupport.platform.StartRefused;
import java.nio.file.Path;

/** The PostgreSQL of evaluation mode does not start on the data that an earlier run left; the message says where they are. */
class BrokenCluster extends StartRefused {

    BrokenCluster(Path cluster, Throwable cause) {
        super(
                "The PostgreSQL of evaluation mode does not start on " + cluster + ".",
                "Where no other start of it is under way, delete that folder, with the claims of evaluation mode in it,"
                        + " and start again.",
                cause);
    }
}
