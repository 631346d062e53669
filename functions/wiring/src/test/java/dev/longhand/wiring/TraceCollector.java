package dev.longhand.wiring;

import com.sun.net.httpserver.HttpServer;
import dev.longhand.document.JobId;
import dev.longhand.event.TraceContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** A collector of traces, which keeps the bytes that it is sent, OTLP as protobuf over HTTP, and tells them to a test. */
public final class TraceCollector implements AutoCloseable {
    private static final String HEARD = "/heard";

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final HttpServer server;

    public TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (sent) {
                sent.writeBytes(body);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext(HEARD, exchange -> {
            byte[] all;
            synchronized (sent) {
                all = sent.toByteArray();
            }
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(all);
            exchange.close();
        });
        server.start();
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What tells a program in its environment to send its traces here. */
    public Map<String, String> environment() {
        return Map.of(
                "OTEL_SDK_DISABLED",
                "false",
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                url());
    }

    /** All bytes that the collector at this address has so far, one character each. */
    public static String heardAt(String url) throws IOException {
        try (InputStream answer = URI.create(url + HEARD).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** As what this job's trace is seen in the bytes. */
    public static String trace(JobId job) {
        return bytes(TraceContext.of(job).traceId());
    }

    /** As what the span of the whole document is seen in the bytes. */
    public static String span(JobId job) {
        return bytes(TraceContext.of(job).spanId());
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
