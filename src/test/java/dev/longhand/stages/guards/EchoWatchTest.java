package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Language;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EchoWatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"en-section", "en-good-near", "zh-section", "zh-good-tides"})
    void a_text_of_a_real_model_that_comes_a_second_time_is_noticed_early(String name) {
        String text = RealTexts.text(name);
        EchoWatch watch = new EchoWatch(language(name), List.of(text));
        int taken = 0;
        while (!watch.echoing() && taken < text.length()) {
            watch.text(text.substring(taken, ++taken));
        }
        assertThat(watch.echoing()).isTrue();
        assertThat(taken).isLessThan(text.length() * 3 / 4);
    }

    @Test
    void a_text_that_begins_anew_is_noticed_without_any_before_it() {
        String text = RealTexts.text("en-section");
        EchoWatch watch = new EchoWatch(Language.EN, List.of());
        watch.text(text + "\n\n");
        assertThat(watch.echoing()).isFalse();
        watch.text(text + "\n");
        assertThat(watch.echoing()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.longhand.stages.guards.RealTexts#good")
    void what_a_real_model_wrote_well_is_no_echo_however_it_comes(String name) {
        String text = RealTexts.text(name);
        Random random = new Random(7);
        EchoWatch watch = new EchoWatch(language(name), List.of());
        for (int i = 0, end; i < text.length(); i = end) {
            end = Math.min(text.length(), i + 1 + random.nextInt(9));
            watch.text(text.substring(i, end));
        }
        assertThat(watch.echoing()).isFalse();
    }

    @Test
    void a_quotation_of_an_earlier_sentence_is_no_echo() {
        String quoted = "The port was never the same again after the first ship with containers had come in.";
        EchoWatch watch = new EchoWatch(Language.EN, List.of(quoted));
        for (int year = 1_960; year < 1_980; year++) {
            watch.text("In %d a docker told a reporter of that paper what he had seen by himself. %s "
                    .formatted(year, quoted));
        }
        assertThat(watch.echoing()).isFalse();
    }

    private static Language language(String name) {
        return name.startsWith("zh") ? Language.ZH : Language.EN;
    }
}
