package dev.longhand.store.s3;

import com.sun.net.httpserver.HttpExchange;
import dev.longhand.store.s3.FaultyS3.Operation;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A request as {@link FaultyS3} understands it; the key is that of an object or of a listing's prefix. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record S3Request(Operation operation, String key, Map<String, String> query, boolean ifAbsent, byte[] body) {

    static S3Request of(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", 3);
        boolean bucket = path.length < 3 || path[2].isEmpty();
        return new S3Request(
                bucket ? Operation.LIST : Operation.valueOf(exchange.getRequestMethod()),
                bucket ? "" : path[2],
                query(exchange.getRequestURI().getRawQuery()),
                "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match")),
                exchange.getRequestBody().readAllBytes());
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair.length > 1 ? pair[1] : "")));
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    S3Request unconditional() {
        return new S3Request(operation, key, query, false, body);
    }
}
