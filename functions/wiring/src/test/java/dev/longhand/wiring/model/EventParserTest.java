package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventParserTest {

    static Stream<Arguments> streams() {
        return Stream.of(
                Arguments.of("data: a\n\ndata: b\n\n", List.of("a", "b")),
                Arguments.of("data:a\r\n\r\ndata:b\r\n\r\n", List.of("a", "b")),
                Arguments.of("data: a\r\rdata: b\r\r", List.of("a", "b")),
                Arguments.of("data:  two spaces\n\n", List.of(" two spaces")),
                Arguments.of("data: a\ndata:\ndata: b\n\n", List.of("a\n\nb")),
                Arguments.of(":comment\n\nevent: x\nid: 1\nretry: 5\n\ndata: a\n\n", List.of("a")),
                Arguments.of("database: a\nxdata: b\n\n", List.of()),
                Arguments.of("\uFEFFdata: 你好 😀\n\n", List.of("你好 😀")),
                Arguments.of("data: no end", List.of()));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void theDataIsTheSameHoweverTheBytesAreSplit(String stream, List<String> expected) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            assertThat(parsed(bytes, size)).isEqualTo(expected);
        }
    }

    @Test
    void bytesThatAreNotUtf8AreAnError() {
        byte[] overlong = {'d', 'a', 't', 'a', ':', (byte) 0xC3, '(', '\n'};
        assertThatThrownBy(() -> parsed(overlong, overlong.length)).hasMessageContaining("UTF-8");
    }

    @Test
    void anEventWithoutAnEndIsAnError() {
        byte[] endless = "x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> parsed(endless, 8_192)).hasMessageContaining("without an end");
    }

    private static List<String> parsed(byte[] bytes, int size) {
        List<String> events = new ArrayList<>();
        EventParser parser = new EventParser(events::add);
        for (int from = 0; from < bytes.length; from += size) {
            parser.take(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
        }
        return events;
    }
}
