package com.psnb2b.codesupport.security;

import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Sign-in at a company's own OpenID Connect provider, where {@code spring.security.oauth2.client} names one. The
 * provider says who somebody is; what they may do is up to our own groups, so that a person in none is refused.
 */
@Component
public class SingleSignOn {

    private static final String ADDRESS = "/oauth2/authorization/";

    private final ObjectProvider<InMemoryClientRegistrationRepository> configured;
    private final People people;

    SingleSignOn(ObjectProvider<InMemoryClientRegistrationRepository> configured, People people) {
        this.configured = configured;
        this.people = people;
    }

    /** A provider's name for people, and the path that begins the sign-in there. */
    public record Provider(String name, String address) {}

    /** The providers that are configured, in no order. */
    public List<Provider> providers() {
        return configured.stream()
                .flatMap(clients -> StreamSupport.stream(clients.spliterator(), false))
                .map(client -> new Provider(client.getClientName(), ADDRESS + client.getRegistrationId()))
                .toList();
    }

    void addTo(HttpSecurity http, AuthenticationSuccessHandler starts) throws Exception {
        if (configured.getIfAvailable() == null) {
            return;
        }
        http.oauth2Login(login -> login.loginPage(PeopleSecurity.LOGIN)
                .successHandler(starts)
                .failureUrl(PeopleSecurity.LOGIN + "?provider")
                .userInfoEndpoint(who -> who.oidcUserService(this::person).userService(other -> {
                    throw new OAuth2AuthenticationException(
                            new OAuth2Error("no_identity"), "The scope openid is needed");
                })));
    }

    private OidcUser person(OidcUserRequest request) {
        OidcUser user = new OidcUserService().loadUser(request);
        String attribute = nameAttribute(request.getClientRegistration());
        String name = user.getAttribute(attribute);
        List<String> groups = name == null ? List.of() : people.groupsOf(name);
        if (groups.isEmpty()) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("unknown_person"), "The person is in no group of ours");
        }
        return new DefaultOidcUser(Groups.authorities(groups), user.getIdToken(), user.getUserInfo(), attribute);
    }

    private static String nameAttribute(ClientRegistration client) {
        String configured = client.getProviderDetails().getUserInfoEndpoint().getUserNameAttributeName();
        return StringUtils.hasText(configured) ? configured : "sub";
    }
}
