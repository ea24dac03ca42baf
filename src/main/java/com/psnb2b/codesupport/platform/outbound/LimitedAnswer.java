package com.psnb2b.codesupport.platform.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Counts the body and the 1xx answers on their way to whoever reads them. With TLS the library hands on what it has
 * decrypted and asks the connection for nothing, so that {@link LimitedConnection} counts none of it; lines and headers it
 * limits itself. It also skips each {@code 100 Continue} without a word: with TLS those end at the deadline alone, and none is
 * kept.
 */
final class LimitedAnswer<T> implements AsyncResponseConsumer<T> {

    /** Of an honest server there are one or two. */
    private static final int MOST_1XX = 10;

    private final AsyncResponseConsumer<T> answer;
    private final int most;
    private long body;
    private int informations;

    /** @param most bytes of a body; with more of them the connection is closed at once, by {@link AnswerTooLong} */
    LimitedAnswer(AsyncResponseConsumer<T> answer, int most) {
        this.answer = answer;
        this.most = most;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) throws HttpException, IOException {
        if (++informations > MOST_1XX) {
            throw new AnswerTooLong();
        }
        answer.informationResponse(response, context);
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<T> ended)
            throws HttpException, IOException {
        answer.consumeResponse(response, entity, context, ended);
    }

    @Override
    public void consume(ByteBuffer part) throws IOException {
        body += part.remaining();
        if (body > most) {
            throw new AnswerTooLong();
        }
        answer.consume(part);
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        answer.updateCapacity(channel);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
        answer.streamEnd(trailers);
    }

    @Override
    public void failed(Exception failed) {
        answer.failed(failed);
    }

    @Override
    public void releaseResources() {
        answer.releaseResources();
    }
}
