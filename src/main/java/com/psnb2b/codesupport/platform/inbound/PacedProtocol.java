package com.psnb2b.codesupport.platform.inbound;

import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP as Tomcat speaks it, over a {@link PacedEndpoint}. Made by Tomcat from its name. */
public final class PacedProtocol extends Http11NioProtocol {

    /** For Tomcat. */
    public PacedProtocol() {
        super(new PacedEndpoint());
    }
}
