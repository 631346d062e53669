package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Line.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "One", "\r\n\n One \r\n\r\n \tTwo\n\n", "```\n\n  x\n```\n", "一\r二\u2028三\n"})
    void lines_put_together_are_the_text(String text) {
        assertThat(Lines.of(text).text()).isEqualTo(text);
    }

    @Test
    void every_line_is_told_by_what_it_is() {
        assertThat(Lines.of("# A\nB\n| C |\n```\n# D\n```\n#E\n").all())
                .extracting(Line::kind)
                .containsExactly(
                        Kind.HEADING, Kind.PROSE, Kind.TABLE, Kind.CODE, Kind.CODE, Kind.CODE, Kind.PROSE);
    }

    @Test
    void a_line_goes_with_the_blank_lines_after_it() {
        Lines lines = Lines.of("A\n\nB\nC\n");
        assertThat(lines.without(i -> i == 0).text()).isEqualTo("B\nC\n");
        assertThat(lines.without(i -> i == 1).text()).isEqualTo("A\n\nC\n");
        assertThat(lines.without(i -> i == 2).text()).isEqualTo("A\n\nB");
        assertThat(Lines.of("A\nB\n\nC").without(i -> i == 1).text()).isEqualTo("A\n\nC");
        assertThat(lines.without(i -> true).text()).isEmpty();
    }
}
