package com.psnb2b.codesupport.platform.inbound;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.AbstractProtocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Makes the server keep the {@link MinimumRate} and the {@link WaitingThreads}; and where {@code codesupport.probes.port} is set, lets it
 * answer the questions whether this node is alive, ready and well at a port of their own, with threads of their own.
 */
@Component
class InboundServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int PROBE_THREADS = 4;
    private static final String PROBES = "/actuator/health";

    private final ServerProperties.Tomcat settings;
    private final Integer probesPort;

    InboundServer(ServerProperties server, @Value("${codesupport.probes.port:#{null}}") Integer probesPort) {
        settings = server.getTomcat();
        this.probesPort = probesPort;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.setProtocol(PacedProtocol.class.getName());
        if (probesPort != null) {
            Connector probes = probes(server.getAddress());
            server.addAdditionalTomcatConnectors(probes);
            server.addEngineValves(new ProbesAlone(probes));
        }
        WaitingThreads waiting = new WaitingThreads(settings.getThreads().getMax());
        server.addEngineValves(
                new BodyValve(waiting, settings.getMaxSwallowSize().toBytes()));
    }

    private Connector probes(InetAddress address) {
        Connector probes = new Connector(PacedProtocol.class.getName());
        probes.setPort(probesPort);
        if (probes.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAddress(address);
            protocol.setMaxThreads(PROBE_THREADS);
            protocol.setMinSpareThreads(1);
            protocol.setConnectionTimeout((int) settings.getConnectionTimeout().toMillis());
        }
        return probes;
    }

    /** Everything else is not to be had at that port. */
    private static final class ProbesAlone extends ValveBase {

        private final Connector probes;

        ProbesAlone(Connector probes) {
            super(true);
            this.probes = probes;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            // What could not be read as a request is refused already, and may have neither.
            boolean isRefused = response.getStatus() >= Response.SC_BAD_REQUEST;
            String path = String.valueOf(request.getRequestURI());
            boolean isProbe = "GET".equals(request.getMethod())
                    && (path.equals(PROBES) || path.equals(PROBES + "/liveness") || path.equals(PROBES + "/readiness"));
            if (request.getConnector() != probes || isProbe || isRefused) {
                getNext().invoke(request, response);
            } else {
                response.setStatus(Response.SC_NOT_FOUND);
            }
        }
    }
}
