package dev.longhand.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException.Kind;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BriefTest {

    static Stream<DocumentRequest> refused() {
        return Stream.of(
                DocumentRequest.of(""),
                DocumentRequest.of(" \n\t"),
                DocumentRequest.of("x".repeat(1 << 20)),
                DocumentRequest.of("half a pair: \uD83D"),
                request("Write.", 0, null, null, null, null),
                request("Write.", -5, null, null, null, null),
                request("Write.", 10_000_000, null, null, null, null),
                request("Write a 10,000,000-word essay.", null, null, null, null, null),
                request("Write.", null, "fr", null, null, null),
                request("Write.", null, null, "chaotic", null, null),
                request("Write.", null, null, null, "spiral", null),
                request("Write.", null, null, null, null, -1L));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void bad_data_is_refused_with_one_line_that_says_what_is_allowed(DocumentRequest request) {
        assertThatThrownBy(() -> request.toBrief("model", new Random(1)))
                .isInstanceOfSatisfying(LonghandException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.INVALID);
                    assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(200);
                });
    }

    @Test
    void an_open_request_becomes_a_brief_with_every_choice_made() {
        Brief brief = DocumentRequest.of("写一篇5000字的杭州旅行指南").toBrief("m", new Random(1));
        assertThat(brief.words()).isEqualTo(5_000);
        assertThat(brief.language()).isEqualTo(Language.ZH);
        assertThat(brief.mode()).isEqualTo(Mode.AUTO);
        assertThat(brief.layout()).isEqualTo(Layout.TURNS);
        assertThat(brief.model()).isEqualTo("m");
        assertThat(brief.limits()).isEqualTo(Limits.NONE);
        assertThat(brief.seed()).isNotNegative();
    }

    @Test
    void what_is_said_wins_over_what_is_found() {
        Brief brief = request("Write a 3,000-word guide.", 500, "zh", "planned", "agentwrite", 9L)
                .toBrief("m", new Random(1));
        assertThat(brief)
                .isEqualTo(new Brief(
                        "Write a 3,000-word guide.",
                        500,
                        Language.ZH,
                        Mode.PLANNED,
                        Layout.AGENTWRITE,
                        LengthControl.STRICT,
                        9,
                        "m",
                        Limits.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "auto, 0, true",
        "auto, 1, true",
        "auto, 1000, true",
        "auto, 1001, false",
        "single, 9000, true",
        "planned, 300, false"
    })
    void a_short_target_or_none_is_one_call_unless_said_otherwise(String mode, int words, boolean oneCall) {
        Integer asked = words == 0 ? null : words;
        assertThat(request("Write.", asked, null, mode, null, null)
                        .toBrief("m", new Random(1))
                        .oneCall())
                .isEqualTo(oneCall);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01aaaaaaaaaaaaaaaaaaaaaaa",
                "01aaaaaaaaaaaaaaaaaaaaaaaaa",
                "01AAAAAAAAAAAAAAAAAAAAAAAA",
                "../aaaaaaaaaaaaaaaaaaaaaaa",
                "01aaaaaaaaaaaa%2faaaaaaaaa",
                "01aaaaaaaaaaaaaaaaaaaaaaa\u0000",
                "01aaaaaaaaaaaaaaaaaaaaaaa\n"
            })
    void what_is_not_an_id_is_refused(String value) {
        assertThatThrownBy(() -> new JobId(value)).isInstanceOf(LonghandException.class);
        assertThatThrownBy(() -> new TenantId(value)).isInstanceOf(LonghandException.class);
    }

    private static DocumentRequest request(
            String instruction,
            @Nullable Integer words,
            @Nullable String language,
            @Nullable String mode,
            @Nullable String layout,
            @Nullable Long seed) {
        return new DocumentRequest(instruction, words, language, mode, layout, null, seed, null, null);
    }
}
