package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.people.AccountState;
import com.psnb2b.codesupport.people.People;
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
    private final ObjectProvider<OidcUserService> provided;
    private final People people;
    private final BaseUrl baseUrl;

    SingleSignOn(
            ObjectProvider<InMemoryClientRegistrationRepository> configured,
            ObjectProvider<OidcUserService> provided,
            People people,
            BaseUrl baseUrl) {
        this.configured = configured;
        this.provided = provided;
        this.people = people;
        this.baseUrl = baseUrl;
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

    /** @throws InvalidBaseUrl where a provider has to be told our address, and nobody has told it to us */
    void addTo(HttpSecurity http, AuthenticationSuccessHandler starts) throws Exception {
        InMemoryClientRegistrationRepository clients = configured.getIfAvailable();
        if (clients == null) {
            return;
        }
        clients.forEach(this::requireOurAddress);
        http.oauth2Login(login -> login.loginPage(PeopleSecurity.LOGIN)
                .successHandler(starts)
                .failureUrl(PeopleSecurity.LOGIN + "?provider")
                .userInfoEndpoint(who -> who.oidcUserService(this::person).userService(other -> {
                    throw new OAuth2AuthenticationException(
                            new OAuth2Error("no_identity"), "The scope openid is needed");
                })));
    }

    private void requireOurAddress(ClientRegistration client) {
        if (baseUrl.isUnknown() && client.getRedirectUri().contains("{base")) {
            throw new InvalidBaseUrl("codesupport.base-url is not set, and the provider " + client.getRegistrationId()
                    + " has to be told where people return to after their sign-in.");
        }
    }

    private OidcUser person(OidcUserRequest request) {
        OidcUser user = provided.getObject().loadUser(request);
        String attribute = nameAttribute(request.getClientRegistration());
        String name = user.getAttribute(attribute);
        AccountState account = name == null ? new AccountState(List.of(), "") : people.standingOf(name);
        if (account.groups().isEmpty()) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("unknown_person"), "The person is in no group of ours");
        }
        return new DefaultOidcUser(account.authorities(), user.getIdToken(), user.getUserInfo(), attribute);
    }

    private static String nameAttribute(ClientRegistration client) {
        String configured = client.getProviderDetails().getUserInfoEndpoint().getUserNameAttributeName();
        return StringUtils.hasText(configured) ? configured : "sub";
    }
}
