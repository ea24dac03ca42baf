package com.psnb2b.codesupport.access;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Sets the host of every request to that of {@link BaseUrl}, or else to the address of the machine that took the
 * connection, whatever the caller's {@code Host} says. So every absolute address that a library makes of a request
 * follows it, such as links of the engine's REST API and the address that a sign-in provider returns to.
 */
@Component
class CanonicalHostValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private final BaseUrl baseUrl;

    CanonicalHostValve(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addEngineValves(new Valve(baseUrl));
    }

    /** Behind the valve that reads the headers of a proxy. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private static final class Valve extends ValveBase {

        private final BaseUrl baseUrl;

        Valve(BaseUrl baseUrl) {
            super(true);
            this.baseUrl = baseUrl;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            baseUrl.base()
                    .ifPresentOrElse(
                            base -> write(request, base),
                            () -> write(request, request.getLocalAddr(), request.getLocalPort()));
            getNext().invoke(request, response);
        }

        private static void write(Request request, URI base) {
            boolean isSecure = base.getScheme().equals("https");
            int usual = isSecure ? 443 : 80;
            request.getCoyoteRequest().scheme().setString(base.getScheme());
            request.setSecure(isSecure || request.isSecure());
            write(request, base.getHost(), base.getPort() < 0 ? usual : base.getPort());
        }

        private static void write(Request request, String host, int port) {
            boolean isBareIpv6 = host.contains(":") && !host.startsWith("[");
            request.getCoyoteRequest().serverName().setString(isBareIpv6 ? "[" + host + "]" : host);
            request.getCoyoteRequest().setServerPort(port);
        }
    }
}
