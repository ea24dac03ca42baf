package com.psnb2b.codesupport.platform.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Puts a {@link MaskingAppender} before every appender that the configuration made: messages of libraries quote what was
 * sent, and no log line may hold a full code (contract, section 4.3). A wrapper and no pattern, so that it holds for a
 * file, the console and structured logs alike.
 */
class MaskedLog implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(MaskedLog::mask);
        }
    }

    private static void mask(Logger logger) {
        List<Appender<ILoggingEvent>> writers = new ArrayList<>();
        logger.iteratorForAppenders().forEachRemaining(writers::add);
        for (Appender<ILoggingEvent> writer : writers) {
            if (!(writer instanceof MaskingAppender)) {
                logger.detachAppender(writer);
                logger.addAppender(new MaskingAppender(writer));
            }
        }
    }

    /** After Spring Boot has read the logging configuration. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
