package com.psnb2b.codesupport.platform.inbound;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Before every entry point: bodies are read as {@link Body} says, whoever reads them, and what nobody has read is read over
 * after the answer, or left and the connection ended.
 */
final class BodyValve extends ValveBase {

    private final WaitingThreads waiting;
    private final long mostReadOver;

    /** @param mostReadOver bytes that are read and thrown away, so that a caller who is still sending sees the answer */
    BodyValve(WaitingThreads waiting, long mostReadOver) {
        super(true);
        this.waiting = waiting;
        this.mostReadOver = mostReadOver;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isRead(request)) {
            getNext().invoke(request, response);
            return;
        }
        var coyote = request.getCoyoteRequest();
        InputBuffer sent = coyote.getInputBuffer();
        Body body = new Body(sent, () -> isRead(request), waiting, BodyValve::caller);
        coyote.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                finish(request, response, body);
            }
        } finally {
            coyote.setInputBuffer(sent);
        }
    }

    private void finish(Request request, Response response, Body body) throws IOException {
        if (body.refusal() != null && !response.isCommitted()) {
            response.setSuspended(false);
            body.refusal().answer(response);
        }
        if (body.refusal() == null && isRead(request)) {
            return;
        }
        response.finishResponse();
        if (body.refusal() != null || !body.readOver(mostReadOver)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean isRead(Request request) {
        AtomicBoolean isRead = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, isRead);
        return isRead.get();
    }

    private static String caller() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn == null || signedIn instanceof AnonymousAuthenticationToken
                ? WaitingThreads.ANONYMOUS
                : signedIn.getName();
    }
}
