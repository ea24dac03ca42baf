package com.psnb2b.codesupport.evaluation;

import java.nio.file.Path;

/** The PostgreSQL of evaluation mode in a process of its own, which a test kills. */
final class FirstStart {

    private FirstStart() {}

    public static void main(String[] folder) throws Exception {
        new Cluster(Path.of(folder[0])).start();
        System.in.read();
    }
}
