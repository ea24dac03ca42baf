package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.people.AccountState;
import com.psnb2b.codesupport.people.People;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Name and password, from the form or from HTTP Basic, against {@link People}; a member has {@code GROUP_<id>}.
 *
 * <p>As the only provider among the beans it is the one that every chain asks; naming it in a chain as well would count
 * each failure twice.
 */
@Component
class PasswordAuthentication implements AuthenticationProvider {

    /** As long as a user id can be. A longer name is nobody's, and must not fill the throttle's memory. */
    private static final int NAME_LENGTH = 64;

    private final People people;
    private final SignInThrottle throttle;

    PasswordAuthentication(People people, SignInThrottle throttle) {
        this.people = people;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        if (name.isBlank() || name.length() > NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadCredentialsException("No such name");
        }
        if (throttle.refuses(name)) {
            throw new LockedException("Too many failed tries for this name");
        }
        // Looked up before the password: one that is changed in between must end this sign-in too.
        AccountState account = people.standingOf(name);
        if (!people.passwordIsRight(name, (String) attempt.getCredentials())) {
            throttle.failed(name);
            throw new BadCredentialsException("Name or password is not right");
        }
        throttle.succeeded(name);
        return UsernamePasswordAuthenticationToken.authenticated(name, null, account.authorities());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
