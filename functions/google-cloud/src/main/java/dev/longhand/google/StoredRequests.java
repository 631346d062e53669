package dev.longhand.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.event.EventCodec;
import dev.longhand.store.Bucket;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.StoreSettings;
import dev.longhand.store.StoredObject;
import dev.longhand.store.gcs.GoogleObjectStore;
import dev.longhand.store.gcs.GoogleServer;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Requests for documents that are put into a bucket of Cloud Storage as {@code requests/NAME.json}. */
@Singleton
final class StoredRequests {
    /** Type of the CloudEvent that says that an object was put. */
    static final String FINALIZED = "google.cloud.storage.object.v1.finalized";

    private static final JsonMapper JSON = new JsonMapper();

    private final GoogleServer server;

    StoredRequests(@ConfigProperty(name = "STORAGE_EMULATOR_HOST") Optional<URI> emulator) {
        this.server = new GoogleServer(emulator);
    }

    /** The event of the request; none for any other object, such as those of a store in the same bucket. */
    Optional<CloudEvent> read(CloudEvent stored) {
        try {
            JsonNode object = JSON.readTree(data(stored));
            String name = object.path("name").asText();
            return name.startsWith("requests/") && name.endsWith(".json")
                    ? content(object.path("bucket").asText(), name).map(content -> request(stored, content))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw LonghandException.of(
                    Kind.INVALID, "this names no object with a name of the characters 0-9, a-z, '.', '_' and '-'", e);
        }
    }

    private Optional<byte[]> content(String bucket, String name) throws IOException {
        try (GoogleObjectStore store = GoogleObjectStore.open(server, new Bucket(bucket, ""), StoreSettings.DEFAULT)) {
            return store.read(new ObjectKey(name)).map(StoredObject::content);
        }
    }

    private static CloudEvent request(CloudEvent stored, byte[] content) {
        return CloudEventBuilder.v1()
                .withId(stored.getId())
                .withSource(stored.getSource())
                .withType(EventCodec.REQUESTED)
                .withData("application/json", content)
                .build();
    }

    /** The data of an event that must have some. */
    static byte[] data(CloudEvent event) {
        return Optional.ofNullable(event.getData())
                .map(CloudEventData::toBytes)
                .orElseThrow(() -> LonghandException.invalid("the event has no data"));
    }
}
