package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.model.CompletionObserver;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanWatchTest {
    private static final String SECTION = "{\"point\": \"The moon pulls the water.\", \"words\": 400}, ";

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", " \n\t", SECTION, "The moon pulls the water. ", "1. The moon pulls the water.\n", "潮"})
    void anAnswerThatGetsNowhereIsGivenUp(String piece) {
        PlanWatch watch = new PlanWatch(CompletionObserver.NONE);

        watch.text(piece.repeat(5_000));

        assertThat(watch.cancelled()).isTrue();
        assertThat(watch.ranAway()).isTrue();
    }

    @Test
    void aLongPlanIsNotGivenUp() {
        PlanWatch watch = new PlanWatch(CompletionObserver.NONE);

        watch.text(IntStream.range(0, 300)
                .mapToObj(i -> SECTION.replace("moon", "moon of month " + i))
                .collect(Collectors.joining("\n\n    ")));

        assertThat(watch.cancelled()).isFalse();
    }

    @Test
    void aCancelOfTheObserverIsNoRunaway() {
        PlanWatch watch = new PlanWatch(new CompletionObserver() {
            @Override
            public void text(String delta) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        });

        watch.text(" ".repeat(1_000));

        assertThat(watch.cancelled()).isTrue();
        assertThat(watch.ranAway()).isFalse();
    }
}
