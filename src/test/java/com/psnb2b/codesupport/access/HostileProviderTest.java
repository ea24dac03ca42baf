package com.psnb2b.codesupport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.psnb2b.codesupport.platform.outbound.HostileServer;
import com.psnb2b.codesupport.platform.outbound.HostileServer.Attack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** A provider whose answers never end holds no sign-in, and no start, for longer than the deadline. */
class HostileProviderTest {

    private static final ProviderRequestExecutor CALLS = new ProviderRequestExecutor(Duration.ofSeconds(2));
    private static final Instant NOW = Instant.now();

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    private HostileServer provider;

    @ParameterizedTest
    @EnumSource(names = {"HEADERS", "INFORMATION", "BODY_WITHOUT_LENGTH", "SLOW_HEAD", "SLOW_BODY"})
    void noCallWaitsOrReadsWithoutEnd(Attack attack) throws Exception {
        try (HostileServer hostile = new HostileServer(attack)) {
            provider = hostile;
            ProviderLimits.limitDiscovery(CALLS);
            ends(() -> ClientRegistrations.fromOidcIssuerLocation(address()));
            ends(() -> ProviderLimits.tokens(CALLS).getTokenResponse(code()));
            ends(() -> ProviderLimits.persons(CALLS).loadUser(person()));
            String token = token();
            ends(() -> ProviderLimits.decoder(client(), CALLS).decode(token));
            assertThat(hostile.calls()).isEqualTo(4);
            assertThat(hostile.sent()).isLessThan(48_000_000);
        }
    }

    private static void ends(ThrowableCall call) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(15), () -> assertThatThrownBy(call::run).isInstanceOf(RuntimeException.class));
    }

    private interface ThrowableCall {
        void run() throws Exception;
    }

    private String address() {
        return "http://localhost:" + provider.port();
    }

    private ClientRegistration client() {
        return ClientRegistration.withRegistrationId("company")
                .clientId("code-support")
                .clientSecret("a-secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost/back")
                .scope("openid")
                .authorizationUri(address() + "/authorize")
                .tokenUri(address() + "/token")
                .userInfoUri(address() + "/userinfo")
                .userNameAttributeName("sub")
                .jwkSetUri(address() + "/keys")
                .build();
    }

    private OAuth2AuthorizationCodeGrantRequest code() {
        return new OAuth2AuthorizationCodeGrantRequest(
                client(),
                new OAuth2AuthorizationExchange(
                        OAuth2AuthorizationRequest.authorizationCode()
                                .clientId("code-support")
                                .authorizationUri(address() + "/authorize")
                                .redirectUri("http://localhost/back")
                                .state("1")
                                .build(),
                        OAuth2AuthorizationResponse.success("code")
                                .redirectUri("http://localhost/back")
                                .state("1")
                                .build()));
    }

    private OidcUserRequest person() {
        return new OidcUserRequest(
                client(),
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        "token",
                        NOW,
                        NOW.plusSeconds(60),
                        Set.of("openid", "profile")),
                new OidcIdToken("token", NOW, NOW.plusSeconds(60), Map.of("sub", "admin")));
    }

    private static String token() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("1").generate();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(),
                new JWTClaimsSet.Builder().subject("admin").build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
