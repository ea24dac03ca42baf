package com.psnb2b.codesupport.webhooks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Hands on the status of an answer as soon as its head has come, and discards the body. */
final class StatusOnlyConsumer implements AsyncResponseConsumer<Void> {

    private final IntConsumer status;
    private volatile FutureCallback<Void> ended;

    StatusOnlyConsumer(IntConsumer status) {
        this.status = status;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails body, HttpContext context, FutureCallback<Void> ended) {
        status.accept(response.getCode());
        this.ended = ended;
        if (body == null) {
            ended.completed(null);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // The answer is still to come; how long it may take and be is limited elsewhere.
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer part) {
        part.position(part.limit());
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        ended.completed(null);
    }

    @Override
    public void failed(Exception failed) {
        // Whoever made the call is told.
    }

    @Override
    public void releaseResources() {
        // There are none.
    }
}
