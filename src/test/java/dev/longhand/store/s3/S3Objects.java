package dev.longhand.store.s3;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** The objects of {@link FaultyS3}'s bucket: what its answers are when nothing goes wrong. */
final class S3Objects {
    private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(byte[] content, String modified) {
        Stored(byte[] content) {
            this(content, DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        }
    }

    S3Answer answer(S3Request request) {
        return switch (request.operation()) {
            case PUT -> put(request);
            case GET -> get(request.key());
            case LIST -> list(request.query());
            case DELETE -> {
                objects.remove(request.key());
                yield S3Answer.of(204, Map.of(), new byte[0]);
            }
        };
    }

    private S3Answer put(S3Request request) {
        Stored stored = new Stored(request.body());
        if (!request.ifAbsent()) {
            objects.put(request.key(), stored);
        } else if (objects.putIfAbsent(request.key(), stored) != null) {
            return S3Answer.error(412, "PreconditionFailed");
        }
        return S3Answer.of(200, Map.of("ETag", "\"any\""), new byte[0]);
    }

    private S3Answer get(String key) {
        Stored stored = objects.get(key);
        return stored == null
                ? S3Answer.error(404, "NoSuchKey")
                : S3Answer.of(200, Map.of("Last-Modified", stored.modified()), stored.content());
    }

    private S3Answer list(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""));
        int limit = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
        NavigableSet<String> entries = new TreeSet<>();
        for (String key : objects.tailMap(prefix, true).keySet()) {
            if (!key.startsWith(prefix) || entries.size() > limit) {
                break;
            }
            int slash = key.indexOf('/', prefix.length());
            String entry = slash < 0 ? key : key.substring(0, slash + 1);
            if (entry.compareTo(after) > 0) {
                entries.add(entry);
            }
        }
        return S3Answer.xml(200, listing(entries, limit));
    }

    private static String listing(NavigableSet<String> entries, int limit) {
        StringBuilder xml = new StringBuilder("<ListBucketResult>");
        boolean more = entries.size() > limit;
        if (more) {
            entries.pollLast();
            xml.append("<NextContinuationToken>%s</NextContinuationToken>".formatted(entries.last()));
        }
        xml.append("<IsTruncated>%s</IsTruncated>".formatted(more));
        entries.forEach(entry -> xml.append(
                entry.endsWith("/")
                        ? "<CommonPrefixes><Prefix>%s</Prefix></CommonPrefixes>".formatted(entry)
                        : "<Contents><Key>%s</Key></Contents>".formatted(entry)));
        return xml.append("</ListBucketResult>").toString();
    }
}
