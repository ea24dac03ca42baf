package com.psnb2b.codesupport.process.deployment;

import com.psnb2b.codesupport.platform.StartRefused;
import java.util.List;
import java.util.stream.Collectors;

/** The application was told not to start where an owner's models are in force. */
class NewerModels extends StartRefused {

    NewerModels(List<DeployedModel> newer) {
        super(
                "These were deployed by somebody else, and differ from what the application brings:\n"
                        + newer.stream().map(model -> "  " + model).collect(Collectors.joining("\n")),
                "Take them into processes/ and forms/, or set codesupport.deployment.on-newer to keep (they stay in force)"
                        + " or overwrite (the application's own take their place), and start again.",
                null);
    }
}
