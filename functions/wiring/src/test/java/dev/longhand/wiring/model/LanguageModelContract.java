package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Usage;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every language model keeps, on whichever server. */
abstract class LanguageModelContract {
    private static final List<Message> CHAT = List.of(
            Message.user("Write about the sea. 写一篇关于大海的文章。"),
            Message.assistant("The sea is wide.\n\n"),
            Message.user("Go on — with \"quotes\", 123 numbers & an emoji 😀."));

    /** What not every server does: the differences between them, as data. */
    enum Ability {
        /** An answer does not end before it has its fewest tokens. */
        FEWEST_TOKENS,
        /** The usage tells what of the prompt was taken from the cache. */
        CACHE_TOLD,
        /** A chat is counted as the model reads it, its template with it. */
        EXACT_COUNT
    }

    /** The models of the server under test. */
    abstract HttpLanguageModels models();

    /** What the server under test can do. */
    abstract Set<Ability> abilities();

    private LanguageModel model() {
        return models().named(models().defaultName());
    }

    @Test
    void theObserverSeesExactlyTheText() {
        StringBuilder seen = new StringBuilder();
        Completion completion = model().complete(prompt(CHAT, 24, ResponseFormat.TEXT), new CompletionObserver() {
            @Override
            public void text(String delta) {
                seen.append(delta);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });
        assertThat(completion.text()).isNotEmpty().isEqualTo(seen.toString());
    }

    @Test
    void aModelGoesOnFromItsOwnWords() {
        String begun = "The sea is wide. It covers most of the earth, and";
        Completion completion = complete(prompt(
                List.of(Message.user("Write about the sea."), Message.assistant(begun)), 12, ResponseFormat.TEXT));
        assertThat(model().profile().continues()).isTrue();
        assertThat(completion.text()).isNotEmpty().doesNotContain("covers most of the earth");
    }

    @Test
    void anAnswerEndsAtItsMostTokens() {
        Completion completion = complete(prompt(List.of(Message.user("Count from 1 to 100.")), 5, ResponseFormat.TEXT));
        assertThat(completion.finish()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.usage().completion()).isEqualTo(5);
    }

    /** The first call is for the prefix cache: on llama.cpp, prompts read anew and from the cache round differently. */
    @Test
    void equalPromptsWithEqualSeedsGetEqualAnswers() {
        Prompt prompt = prompt(CHAT, 12, ResponseFormat.TEXT);
        complete(prompt);
        assertThat(complete(prompt).text()).isEqualTo(complete(prompt).text());
    }

    @Test
    void aPromptIsNeverCountedTooSmall() {
        for (List<Message> messages : List.of(CHAT.subList(0, 1), CHAT)) {
            long told =
                    complete(prompt(messages, 1, ResponseFormat.TEXT)).usage().prompt();
            assertThat((long) model().countTokens(messages)).isBetween(told, told + 128);
        }
    }

    @Test
    void anAnswerHasItsFewestTokensWhereTheServerKeepsThem() {
        List<Message> question = List.of(Message.user("Is water wet? Answer with one word."));
        Completion completion = complete(new Prompt(question, Sampling.DEFAULT, 48, 40, 11, ResponseFormat.TEXT));
        assertThat(completion.usage().completion())
                .isBetween(abilities().contains(Ability.FEWEST_TOKENS) ? 40L : 1L, 48L);
    }

    @Test
    void whatAChatBeganWithIsTakenFromTheCacheWhereTheServerTells() {
        List<Message> begun =
                List.of(Message.user("Write about the sea, its tides, its ships and its harbours. ".repeat(20)));
        complete(prompt(begun, 1, ResponseFormat.TEXT));
        List<Message> grown = List.of(begun.getFirst(), Message.assistant("The sea is wide."), Message.user("Go on."));
        Usage usage = complete(prompt(grown, 1, ResponseFormat.TEXT)).usage();
        assertThat(usage.cached() > usage.prompt() / 2).isEqualTo(abilities().contains(Ability.CACHE_TOLD));
        assertThat(usage.cached()).isLessThan(usage.prompt());
    }

    @Test
    void aChatIsCountedExactlyWhereTheServerDoesIt() {
        long told = complete(prompt(CHAT, 1, ResponseFormat.TEXT)).usage().prompt();
        assertThat(model().countTokens(CHAT) == told).isEqualTo(abilities().contains(Ability.EXACT_COUNT));
    }

    @Test
    void theWindowIsKnown() {
        assertThat(model().profile().window()).isGreaterThanOrEqualTo(512);
        assertThat(model().profile().name()).isEqualTo(models().defaultName());
    }

    @Test
    void aPromptBeyondTheWindowIsRefusedAsTooLong() {
        List<Message> endless =
                List.of(Message.user("word 字 ".repeat(model().profile().window())));
        LonghandException refusal =
                catchThrowableOfType(LonghandException.class, () -> complete(prompt(endless, 8, ResponseFormat.TEXT)));
        assertThat(refusal.kind()).isEqualTo(Kind.CONTEXT_TOO_LONG);
        assertThat(refusal).hasMessageNotContaining("word 字");
    }

    @Test
    void aFormOfTheAnswerIsKept() {
        String schema = """
                {"type":"object","properties":{"n":{"type":"integer","maximum":9}},"required":["n"],\
                "additionalProperties":false}""";
        Completion completion = complete(
                prompt(List.of(Message.user("A number as JSON.")), 64, new ResponseFormat.Json("number", schema)));
        assertThat(Json.read(completion.text()).orElseThrow().path("n").isInt()).isTrue();
    }

    @Test
    void aCancelledCallEndsAndTheModelGoesOnToServe() {
        CompletionObserver cancels = new CompletionObserver() {
            @Override
            public void text(String delta) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        Prompt prompt = prompt(List.of(Message.user("Write a very long story.")), 256, ResponseFormat.TEXT);
        LonghandException end = catchThrowableOfType(LonghandException.class, () -> model().complete(prompt, cancels));
        assertThat(end.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(complete(prompt(CHAT, 1, ResponseFormat.TEXT)).usage().completion())
                .isEqualTo(1);
    }

    @Test
    void anUnknownModelIsNotFound() {
        LonghandException refusal =
                catchThrowableOfType(LonghandException.class, () -> models().named("no-such-model"));
        assertThat(refusal.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal).hasMessageContaining(models().defaultName());
    }

    private Completion complete(Prompt prompt) {
        return model().complete(prompt, CompletionObserver.NONE);
    }

    private static Prompt prompt(List<Message> messages, int maxTokens, ResponseFormat format) {
        return new Prompt(messages, Sampling.DEFAULT, maxTokens, (1L << 40) + 11, format);
    }
}
