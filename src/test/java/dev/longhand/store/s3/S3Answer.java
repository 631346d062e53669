package dev.longhand.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;

/** An answer of {@link FaultyS3}; its body may be shorter than the length it announces. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record S3Answer(int status, Map<String, String> headers, byte[] body, int length) {

    static S3Answer of(int status, Map<String, String> headers, byte[] body) {
        return new S3Answer(status, headers, body, body.length);
    }

    static S3Answer xml(int status, String xml) {
        return of(status, Map.of("Content-Type", "application/xml"), xml.getBytes(UTF_8));
    }

    static S3Answer error(int status, String code) {
        return xml(status, "<Error><Code>%s</Code><Message>as asked</Message></Error>".formatted(code));
    }

    S3Answer truncated() {
        return new S3Answer(status, headers, Arrays.copyOf(body, body.length / 2), length);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        if (length > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(body);
            out.flush();
        }
    }
}
