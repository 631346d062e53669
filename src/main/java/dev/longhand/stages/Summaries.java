package dev.longhand.stages;

import dev.longhand.document.Cost;
import dev.longhand.document.Draft;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.model.Completion;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.pipeline.Answer;
import dev.longhand.pipeline.PreparedCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sums up the sections that a prompt no longer has room for, together with the summary of those before them. */
final class Summaries {
    /** The most tokens of a summary, which the window keeps free for it. */
    static final int MOST_TOKENS = 400;

    private static final int WORDS = 200;

    private final PromptTemplates templates;
    private final Sampling sampling;

    Summaries(PromptTemplates templates, Sampling sampling) {
        this.templates = templates;
        this.sampling = sampling;
    }

    /**
     * Prepares the call that sums up the sections before {@code from}. What the window has no room for is left out from its
     * beginning; an empty answer leaves the summary that there was.
     */
    PreparedCall<Section> prepare(SectionTask task, Draft draft, int from, LanguageModel model) {
        List<Message> messages = fitting(task.manuscript(), draft, from, model);
        long seed = task.manuscript().brief().seed() + task.manuscript().next();
        Prompt prompt = new Prompt(messages, sampling, MOST_TOKENS, seed, ResponseFormat.TEXT);
        return new ModelCall<>(model, prompt, model.countTokens(messages), false, observer -> {
            Completion completion = model.complete(prompt, observer);
            return judged(draft, from, completion);
        });
    }

    private static Answer<Section> judged(Draft draft, int from, Completion completion) {
        Cost cost = Cost.NONE.plusCall(completion.usage());
        String summary = completion.finish() == FinishReason.STOP
                ? completion.text().strip()
                : Sentences.whole(completion.text()).strip();
        return new Answer.Unfinished<>(
                draft.compressed(from, summary.isEmpty() ? draft.summary() : summary), cost);
    }

    private List<Message> fitting(Manuscript manuscript, Draft draft, int from, LanguageModel model) {
        String text = manuscript.before().stream()
                .filter(section -> draft.contextFrom() <= section.index() && section.index() < from)
                .map(Section::text)
                .collect(Collectors.joining("\n\n"));
        List<Message> messages = messages(manuscript, draft.summary(), text);
        while (model.countTokens(messages) > model.profile().window() - MOST_TOKENS && !text.isEmpty()) {
            text = text.substring(text.length() - text.length() / 2);
            messages = messages(manuscript, draft.summary(), text);
        }
        return messages;
    }

    private List<Message> messages(Manuscript manuscript, String summary, String text) {
        Map<String, String> values = Map.of(
                "title", manuscript.plan().title(),
                "summary", summary.isEmpty() ? "–" : summary,
                "text", text,
                "words", Integer.toString(WORDS));
        return List.of(Message.user(templates.fill(manuscript.brief().language(), "summary", values)));
    }
}
