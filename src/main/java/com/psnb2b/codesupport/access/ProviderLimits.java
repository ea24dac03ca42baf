package com.psnb2b.codesupport.access;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Puts our limits on every call that Spring Security makes to a sign-in provider: for its configuration, a token, its
 * keys, and the user. Otherwise the calls are as Spring Security makes them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
class ProviderLimits {

    private static final ProviderRequestExecutor CALLS = new ProviderRequestExecutor(Duration.ofSeconds(10));

    /** Before a provider is asked what it offers, which is when its registration is made. */
    @Bean
    static BeanFactoryPostProcessor discoveryWithLimits() {
        return beans -> limitDiscovery(CALLS);
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> providerTokens() {
        return tokens(CALLS);
    }

    @Bean
    OidcUserService providerPersons() {
        return persons(CALLS);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> providerKeys() {
        Map<String, JwtDecoder> known = new ConcurrentHashMap<>();
        return client -> known.computeIfAbsent(client.getRegistrationId(), id -> decoder(client, CALLS));
    }

    /** Spring Security has no setting for this client of its own. */
    static void limitDiscovery(ClientHttpRequestInterceptor calls) {
        Field baseUrl = ReflectionUtils.findField(ClientRegistrations.class, "rest", RestTemplate.class);
        if (baseUrl == null) {
            throw new IllegalStateException("Spring Security asks providers in another way than 6.5 did");
        }
        ReflectionUtils.makeAccessible(baseUrl);
        ((RestTemplate) ReflectionUtils.getField(baseUrl, null)).setInterceptors(List.of(calls));
    }

    static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens(
            ClientHttpRequestInterceptor calls) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestInterceptor(calls)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    static OidcUserService persons(ClientHttpRequestInterceptor calls) {
        RestTemplate rest = rest(calls);
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var attributes = new DefaultOAuth2UserService();
        attributes.setRestOperations(rest);
        var persons = new OidcUserService();
        persons.setOauth2UserService(attributes);
        return persons;
    }

    static JwtDecoder decoder(ClientRegistration client, ClientHttpRequestInterceptor calls) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        client.getProviderDetails().getJwkSetUri())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(rest(calls))
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new OidcIdTokenValidator(client)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    private static RestTemplate rest(ClientHttpRequestInterceptor calls) {
        RestTemplate rest = new RestTemplate();
        rest.setInterceptors(List.of(calls));
        return rest;
    }
}
