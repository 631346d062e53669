package dev.longhand.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhand.document.StrictJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Takes the bodies of requests at their word. */
@Singleton
final class StrictMapper implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        StrictJson.configure(mapper);
    }
}
