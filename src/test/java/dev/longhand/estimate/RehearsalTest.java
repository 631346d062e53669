package dev.longhand.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.document.Brief;
import dev.longhand.document.DocumentRequest;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.estimate.Estimate.SectionEstimate;
import dev.longhand.model.Sampling;
import dev.longhand.stages.AgentWrite;
import dev.longhand.stages.Planning;
import dev.longhand.stages.PromptTemplates;
import dev.longhand.stages.Writing;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RehearsalTest {
    private static final int WINDOW = 32_768;

    @ParameterizedTest
    @CsvSource({
        "Write of tides., auto, longwriter-9b, 1000, 1, 1",
        "Write of tides., auto, longwriter-9b, 10000, 20, 21",
        "写一篇关于潮汐的文章。, auto, longwriter-9b, 10000, 20, 21",
        "Write of tides., chapters, longwriter-9b, 10000, 20, 21",
        "Write of tides., auto, qwen2.5-1.5b, 2000, 7, 15"
    })
    void a_document_is_rehearsed_to_its_length_with_one_call_a_section_or_two_of_a_small_model(
            String instruction, String mode, String model, int words, int sections, int calls) {
        Estimate estimate = rehearsal(WINDOW).of(brief(instruction, mode, model, words));
        assertThat(estimate.sections()).hasSize(sections);
        assertThat(estimate.sections().stream().mapToInt(SectionEstimate::words).sum())
                .isCloseTo(words, within(words / 20));
        assertThat(estimate.total().modelCalls()).isEqualTo(calls);
        assertThat(estimate.total().lost()).isZero();
    }

    @Test
    void in_turns_nearly_all_of_what_was_there_comes_from_the_cache_and_in_the_published_layout_less() {
        Estimate turns = rehearsal(WINDOW).of(brief("Write of tides.", "planned", "longwriter-9b", 10_000));
        long prompts = turns.total().usage().prompt();
        assertThat(turns.total().usage().cached()).isGreaterThan(prompts * 9 / 10).isLessThan(prompts);
        DocumentRequest published = new DocumentRequest(
                "Write of tides.", 10_000, "en", "planned", "agentwrite", null, 1L, "longwriter-9b", null);
        Estimate layout = rehearsal(WINDOW).of(published.toBrief("", new Random(1)));
        assertThat(layout.total().computed()).isGreaterThan(turns.total().computed());
    }

    @Test
    void a_small_model_is_asked_again() {
        Estimate small = rehearsal(WINDOW).of(brief("Write of tides.", "single", "llama-3b", 1_000));
        Estimate large = rehearsal(WINDOW).of(brief("Write of tides.", "single", "llama-8b", 1_000));
        assertThat(small.total().usage().completion())
                .isEqualTo(Math.round(1.7 * large.total().usage().completion()));
    }

    @Test
    void a_small_window_takes_summaries_besides() {
        Brief brief = brief("Write of tides.", "planned", "longwriter-9b", 10_000);
        Estimate large = rehearsal(WINDOW).of(brief);
        Estimate small = rehearsal(4_096).of(brief);
        assertThat(small.total().modelCalls()).isGreaterThan(large.total().modelCalls());
        assertThat(small.total().usage().prompt()).isLessThan(large.total().usage().prompt());
    }

    @Test
    void what_could_not_be_written_is_refused() {
        Brief brief = brief("Write of tides. ".repeat(600), "planned", "longwriter-9b", 10_000);
        assertThatThrownBy(() -> rehearsal(2_048).of(brief))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONTEXT_TOO_LONG));
    }

    private static Brief brief(String instruction, String mode, String model, int words) {
        return new DocumentRequest(instruction, words, null, mode, null, null, 1L, model, null)
                .toBrief("", new Random(1));
    }

    private static Rehearsal rehearsal(int window) {
        PromptTemplates prompts = PromptTemplates.bundled();
        return new Rehearsal(
                models -> new AgentWrite(
                        models, new Planning(prompts, Sampling.DEFAULT), new Writing(prompts, Sampling.DEFAULT)),
                window);
    }
}
