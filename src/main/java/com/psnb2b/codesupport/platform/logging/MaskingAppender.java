package com.psnb2b.codesupport.platform.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.psnb2b.codesupport.code.CodeRedactor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;

/** Hands each line to the appender that writes it, without what looks like a voucher code. */
final class MaskingAppender extends AppenderBase<ILoggingEvent> {

    private static final Set<String> TEXTS = Set.of("getMessage", "getFormattedMessage", "getOverridingMessage");

    private final Appender<ILoggingEvent> writer;

    MaskingAppender(Appender<ILoggingEvent> writer) {
        this.writer = writer;
        setName(writer.getName());
        setContext(writer.getContext());
        start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        writer.doAppend(masked(event, ILoggingEvent.class));
    }

    @Override
    public void stop() {
        super.stop();
        writer.stop();
    }

    /** The same event or failure, with every text of it masked, and that of its causes. */
    @SuppressWarnings("unchecked")
    private static <T> T masked(T original, Class<T> type) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            try {
                Object value = method.invoke(original, arguments);
                if (value instanceof String text && TEXTS.contains(method.getName())) {
                    return CodeRedactor.redact(text);
                }
                if (value instanceof IThrowableProxy thrown) {
                    return masked(thrown, IThrowableProxy.class);
                }
                if (value instanceof IThrowableProxy[] suppressed) {
                    return Arrays.stream(suppressed)
                            .map(thrown -> masked(thrown, IThrowableProxy.class))
                            .toArray(IThrowableProxy[]::new);
                }
                // The message has them already, and a writer may print them beside it.
                return method.getName().equals("getArgumentArray") ? null : value;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
