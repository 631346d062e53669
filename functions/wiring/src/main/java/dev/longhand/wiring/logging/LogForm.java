package dev.longhand.wiring.logging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;

/** Gives the log the form that is set: text, or JSON for the log stores of clouds. */
@Singleton
final class LogForm {
    enum Form {
        TEXT,
        JSON
    }

    private final Form form;

    LogForm(@ConfigProperty(name = "longhand.log-format", defaultValue = "text") Form form) {
        this.form = form;
    }

    void apply(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        if (form == Form.JSON) {
            give(Logger.getLogger("").getHandlers(), new JsonLines());
        }
    }

    /** Handlers may hand over to others. */
    private static void give(Handler[] handlers, Formatter formatter) {
        for (Handler handler : handlers) {
            handler.setFormatter(formatter);
            if (handler instanceof ExtHandler outer) {
                give(outer.getHandlers(), formatter);
            }
        }
    }
}
