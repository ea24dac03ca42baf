package com.psnb2b.codesupport.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/**
 * The same in front of the engine's REST API, where a key of the scope {@link Scope#worker} counts alone. Clients of
 * the engine speak HTTP Basic: the key's name as the user, and the key as the password. What does not begin as our keys
 * do is a person's password, and is looked at by whoever knows persons.
 */
class WorkerKeyFilter extends ApiKeyFilter {

    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    WorkerKeyFilter(ApiKeys keys, ApiSecurityProblems problems) {
        super(keys, problems);
    }

    @Override
    protected Optional<ApiCaller> find(HttpServletRequest request, ApiKeys known) {
        return super.find(request, known)
                .or(() -> ofBasic(request, known))
                .filter(caller -> caller.scope() == Scope.worker);
    }

    private Optional<ApiCaller> ofBasic(HttpServletRequest request, ApiKeys known) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, "Basic ".length())) {
            return Optional.empty();
        }
        UsernamePasswordAuthenticationToken sent;
        try {
            sent = basic.convert(request);
        } catch (RuntimeException unreadable) {
            // Whoever looks next says so.
            return Optional.empty();
        }
        return Optional.ofNullable(sent)
                .map(name -> (String) name.getCredentials())
                .filter(password -> password.startsWith(ApiKeys.PREFIX))
                .flatMap(known::find)
                .filter(caller -> caller.keyName().equals(sent.getName()));
    }
}
