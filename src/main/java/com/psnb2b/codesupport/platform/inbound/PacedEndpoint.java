package com.psnb2b.codesupport.platform.inbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * Tomcat's endpoint with channels that keep the {@link MinimumRate}: the one place that every byte passes, whoever reads or
 * writes it. Also bounds how many threads wait at a time for callers who do not take their answers.
 */
final class PacedEndpoint extends NioEndpoint {

    private final AtomicInteger waitingToWrite = new AtomicInteger();

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        // The endpoint takes its channel from here, and makes a plain one where there is none.
        NioChannel spare = getNioChannels().pop();
        getNioChannels().push(spare == null ? paced() : spare);
        return super.setSocketOptions(socket);
    }

    @Override
    public void startInternal() throws Exception {
        // Without a pool of channels there were no place to put ours.
        socketProperties.setBufferPool(500);
        super.startInternal();
    }

    private NioChannel paced() {
        SocketBufferHandler buffers = new SocketBufferHandler(
                socketProperties.getAppReadBufSize(),
                socketProperties.getAppWriteBufSize(),
                socketProperties.getDirectBuffer());
        return isSSLEnabled() ? new Secure(buffers) : new Plain(buffers);
    }

    /** What both kinds of channels have in common. */
    private final class Watch {

        private final MinimumRate pace = new MinimumRate(System::nanoTime);
        private boolean holdsPlace;

        int read(int count) throws IOException {
            if (count >= 0) {
                pace.in(count);
            }
            return count;
        }

        int written(int count, boolean isAll) throws IOException {
            if (count > 0) {
                leave();
            } else if (!isAll && !holdsPlace) {
                holdsPlace = true;
                if (waitingToWrite.incrementAndGet() > WaitingThreads.writers(getMaxThreads())) {
                    throw new IOException("too many callers do not take their answers");
                }
            }
            if (count > 0 || !isAll) {
                pace.out(count);
            }
            return count;
        }

        void reset() {
            leave();
            pace.reset();
        }

        private void leave() {
            if (holdsPlace) {
                holdsPlace = false;
                waitingToWrite.decrementAndGet();
            }
        }
    }

    private final class Plain extends NioChannel {

        private final Watch watch = new Watch();

        Plain(SocketBufferHandler buffers) {
            super(buffers);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return watch.read(super.read(to));
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return watch.written(super.write(from), !from.hasRemaining());
        }

        @Override
        public void reset(SocketChannel socket, NioSocketWrapper wrapper) throws IOException {
            watch.reset();
            super.reset(socket, wrapper);
        }
    }

    private final class Secure extends SecureNioChannel {

        private final Watch watch = new Watch();

        Secure(SocketBufferHandler buffers) {
            super(buffers, PacedEndpoint.this);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return watch.read(super.read(to));
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return watch.written(super.write(from), !from.hasRemaining());
        }

        @Override
        public void reset(SocketChannel socket, NioSocketWrapper wrapper) throws IOException {
            if (watch != null) {
                watch.reset();
            }
            super.reset(socket, wrapper);
        }
    }
}
