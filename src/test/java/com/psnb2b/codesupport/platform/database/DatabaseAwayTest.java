package com.psnb2b.codesupport.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A sign-in that met no database was a 500, and so was every page behind it. */
class DatabaseAwayTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void whoMeetsNoDatabaseIsToldToComeAgain() throws Exception {
        through((request, answer) -> {
            throw new ServletException("a page failed", new CannotGetJdbcConnectionException("none"));
        });

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("10");
        assertThat(response.getErrorMessage()).contains("Send it again");
    }

    /** One that points to what is not there would fail again, however often it is sent. */
    @Test
    void aRowThatPointsNowhereIsOurFailure() {
        assertThatThrownBy(() -> through((request, answer) -> {
                    throw new DataIntegrityViolationException("gone", new SQLException("gone", "23503"));
                }))
                .hasMessage("gone");
    }

    @Test
    void whoIsOvertakenByAnotherIsToldSoToo() throws Exception {
        through((request, answer) -> {
            throw new CannotAcquireLockException("gone", new SQLException("gone", "40001"));
        });

        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    void anotherFailureIsOurs() {
        assertThatThrownBy(() -> through((request, answer) -> {
                    throw new IllegalStateException("ours");
                }))
                .hasMessage("ours");
    }

    @Test
    void whatIsOnItsWayIsNotTakenBack() {
        assertThatThrownBy(() -> through((request, answer) -> {
                    answer.flushBuffer();
                    throw new CannotGetJdbcConnectionException("none");
                }))
                .hasMessage("none");
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private void through(FilterChain chain) throws Exception {
        new DatabaseAway().doFilter(new MockHttpServletRequest(), response, chain);
    }
}
