package dev.longhand.event;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** What is written down of events, in {@code asyncapi.yaml}. */
public final class EventSchema {
    private static final String MESSAGES = "classpath:dev/longhand/event/asyncapi.yaml#/components/messages/";

    private EventSchema() {}

    /** Where the JSON of an event is not what is written down of this message. */
    public static List<String> faults(String message, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(MESSAGES + message + "/payload"))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(String::valueOf)
                .toList();
    }
}
