package com.psnb2b.codesupport.process.deployment;

import java.util.List;
import java.util.stream.Collectors;

/** The application was told not to start where an owner's models are in force. */
class NewerModels extends RuntimeException {

    NewerModels(List<InForce> newer) {
        super("These were deployed by somebody else, and differ from what the application brings:\n"
                + newer.stream().map(model -> "  " + model).collect(Collectors.joining("\n")));
    }
}
