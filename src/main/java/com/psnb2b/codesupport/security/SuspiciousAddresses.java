package com.psnb2b.codesupport.security;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets the server itself refuse an address that it and the filters behind it would read differently, such as
 * {@code /actuator/..;/engine-rest}: 400, in place of an error for each.
 */
@Component
class SuspiciousAddresses implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(connector -> connector.setRejectSuspiciousURIs(true));
    }
}
