package com.psnb2b.codesupport.access;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Has Tomcat itself refuse an address that it and the filters behind it would read differently, such as {@code
 * /actuator/..;/engine-rest}. The answer is 400, where each filter would else fail in its own way.
 */
@Component
class AmbiguousPathRejection implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(connector -> connector.setRejectSuspiciousURIs(true));
    }
}
