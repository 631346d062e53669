package dev.longhand.wiring.logging;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * A JSON object for each line: {@code time}, {@code severity} and {@code message} by the names and values of Google's
 * structured logging, {@code logger}, what the thread is at work on ({@code job}, {@code step}, the trace), and {@code error}
 * with its stack.
 */
final class JsonLines extends ExtFormatter {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String format(ExtLogRecord line) {
        ObjectNode object = JSON.createObjectNode();
        object.put("time", line.getInstant().toString());
        object.put("severity", severity(line.getLevel()));
        object.put("logger", line.getLoggerName());
        object.put("message", formatMessage(line));
        line.getMdcCopy().forEach((name, value) -> object.put(name, value));
        Throwable error = line.getThrown();
        if (error != null) {
            StringWriter stack = new StringWriter();
            error.printStackTrace(new PrintWriter(stack));
            object.put("error", stack.toString());
        }
        return object + "\n";
    }

    private static String severity(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARNING";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }
}
