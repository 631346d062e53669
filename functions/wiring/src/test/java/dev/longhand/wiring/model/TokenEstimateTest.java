package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.model.Message;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {

    /** The least are counts of the SmolLM2 vocabulary (English) and one token a character (Chinese). */
    @ParameterizedTest
    @CsvSource({
        "'The old lighthouse keeper climbed the stairs again, counting every one of them.', 16",
        "'In 1999, 12,345 people (67.8%) said: yes!', 26",
        "'老灯塔看守人又一次爬上了楼梯，数着每一级台阶。', 23",
        "'😀😀', 2"
    })
    void itIsNotTooSmall(String text, int least) {
        List<Message> messages = List.of(Message.user(text));
        assertThat(TokenEstimate.of(messages) - TokenCounter.allowance(messages))
                .isGreaterThanOrEqualTo(least);
    }
}
