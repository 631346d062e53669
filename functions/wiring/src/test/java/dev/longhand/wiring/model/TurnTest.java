package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.CHAT;
import static dev.longhand.wiring.model.Servers.delta;
import static dev.longhand.wiring.model.Servers.events;
import static dev.longhand.wiring.model.Servers.finish;
import static dev.longhand.wiring.model.Servers.model;
import static dev.longhand.wiring.model.Servers.saying;
import static dev.longhand.wiring.model.Servers.vllm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TurnTest {
    private static final String METRICS = "GET /metrics";
    private static final ScriptedServer.Script WELL = events(delta("well"), finish("stop"), "[DONE]");
    private static final CompletionObserver GONE = new CompletionObserver() {
        @Override
        public void text(String delta) {}

        @Override
        public boolean cancelled() {
            return true;
        }
    };

    @Test
    void aNewJobWaitsUntilTheServerHasWorkedOffWhatOthersSent() {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = vllm(WELL).on(METRICS, (request, wire) -> {
            int waiting = asked.incrementAndGet() == 2 ? 3 : 0; // the first one is for the size of the cache
            wire.answer(200, "text/plain", metrics(1_000_000, waiting));
        })) {
            LanguageModel model = model(server);
            model.complete(saying("Write of tides."), CompletionObserver.NONE);
            assertThat(asked).as("the cache, a queue, no queue").hasValue(3);
            model.complete(saying("Write of tides."), CompletionObserver.NONE);
            assertThat(asked).as("a job that is in does not ask").hasValue(3);
        }
    }

    @Test
    void whereTheCacheIsFullTheNextJobSendsNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedServer server = vllm((request, wire) -> {
                    begun.countDown();
                    end.await();
                    WELL.play(request, wire);
                })
                .on(METRICS, (request, wire) -> wire.answer(200, "text/plain", metrics(32, 0)))) {
            LanguageModel model = model(server);
            Thread first =
                    Thread.ofVirtual().start(() -> model.complete(saying("Write of tides."), CompletionObserver.NONE));
            begun.await();
            LonghandException refusal = catchThrowableOfType(
                    LonghandException.class, () -> model.complete(saying("Write of rivers."), GONE));
            assertThat(refusal.kind()).isEqualTo(Kind.CANCELLED);
            assertThat(server.requests(CHAT)).hasSize(1);
            end.countDown();
            first.join();
        }
    }

    private static String metrics(int cache, int waiting) {
        return """
                vllm:num_requests_waiting{engine="0"} %d.0
                vllm:cache_config_info{block_size="16",kv_cache_size_tokens="%d"} 1.0
                """.formatted(waiting, cache);
    }
}
