package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Language;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays out the prompt of the next section. */
final class SectionPrompt {
    private final PromptTemplates templates;

    SectionPrompt(PromptTemplates templates) {
        this.templates = templates;
    }

    /**
     * The messages that ask for the manuscript's next section.
     *
     * @param words words to ask for; 0 for no length
     * @param from index of the first earlier section to show
     */
    List<Message> messages(Manuscript manuscript, int words, int from) {
        if (manuscript.plan().title().isEmpty()) {
            return List.of(Message.user(wholeDocument(manuscript.brief(), words)));
        }
        return switch (manuscript.brief().layout()) {
            case TURNS -> turns(manuscript, words, from);
            case AGENTWRITE -> List.of(Message.user(singleMessage(manuscript, words, from)));
        };
    }

    private String wholeDocument(Brief brief, int words) {
        String template = words == 0 ? "single-open" : "single";
        return fill(brief.language(), template, Map.of("instruction", brief.instruction(), "words", "" + words));
    }

    /** Each earlier section is the model's own answer to the very turn that asked for it: nothing is computed twice. */
    private List<Message> turns(Manuscript manuscript, int words, int from) {
        List<Message> messages = new ArrayList<>();
        for (Section section : manuscript.sections().subList(from, manuscript.next())) {
            messages.add(Message.user(request(manuscript, section.index(), section.budget(), from)));
            messages.add(Message.assistant(section.text()));
        }
        messages.add(Message.user(request(manuscript, manuscript.next(), words, from)));
        return messages;
    }

    private String request(Manuscript manuscript, int index, int words, int from) {
        boolean last = index == manuscript.plan().sections().size() - 1;
        String template = index == from ? "section-first" : last ? "section-last" : "section-next";
        return fill(manuscript.brief().language(), template, values(manuscript, index, words, ""));
    }

    private String singleMessage(Manuscript manuscript, int words, int from) {
        String text = manuscript.sections().subList(from, manuscript.next()).stream()
                .map(Section::text)
                .collect(Collectors.joining("\n\n"));
        return fill(
                manuscript.brief().language(),
                "section-agentwrite",
                values(manuscript, manuscript.next(), words, text));
    }

    private static Map<String, String> values(Manuscript manuscript, int index, int words, String text) {
        return Map.of(
                "instruction", manuscript.brief().instruction(),
                "title", manuscript.plan().title(),
                "plan", outline(manuscript.plan()),
                "text", text,
                "number", "" + (index + 1),
                "point", manuscript.plan().sections().get(index).point(),
                "words", "" + words);
    }

    private static String outline(Plan plan) {
        return IntStream.range(0, plan.sections().size())
                .mapToObj(i -> (i + 1) + ". " + plan.sections().get(i).point())
                .collect(Collectors.joining("\n"));
    }

    private String fill(Language language, String template, Map<String, String> values) {
        return templates.fill(language, template, values);
    }
}
