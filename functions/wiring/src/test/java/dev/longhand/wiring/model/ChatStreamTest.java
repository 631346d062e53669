package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.wiring.model.ChatStream.Signal;
import io.smallrye.mutiny.Multi;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChatStreamTest {
    private static final byte[] EVENT = "data: {}\n\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void anAnswerThatOutrunsItsReaderIsGivenUp() throws InterruptedException {
        Multi<byte[]> flood =
                Multi.createFrom().items(Stream.generate(() -> EVENT).limit(100_000));
        ChatStream stream = ChatStream.open(onClosed -> canned(flood), "");
        long kept = 0;
        Signal signal = stream.next(Duration.ZERO).orElseThrow();
        while (signal instanceof Signal.Data) {
            kept++;
            signal = stream.next(Duration.ZERO).orElseThrow();
        }
        assertThat(kept).isLessThan(100_000);
        assertThat(signal).isInstanceOf(Signal.Failed.class);
    }

    /** A client whose answer is there already; a class of its own would be taken for a resource by Quarkus. */
    private static ChatApi canned(Multi<byte[]> answer) {
        return (ChatApi) Proxy.newProxyInstance(
                ChatApi.class.getClassLoader(), new Class<?>[] {ChatApi.class}, (proxy, method, arguments) -> answer);
    }
}
