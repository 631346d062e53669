package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Draft;
import dev.longhand.document.Language;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lays out the prompt of the next section. */
final class SectionPrompt {
    private final PromptTemplates templates;

    SectionPrompt(PromptTemplates templates) {
        this.templates = templates;
    }

    /**
     * The messages that ask for the section, or for more of it.
     *
     * @param draft what there is of the section
     * @param continues whether the model goes on from its own words; it is asked to in a turn otherwise
     * @param from index of the first earlier section to show
     */
    List<Message> messages(SectionTask task, Draft draft, boolean continues, int from) {
        List<Message> messages = new ArrayList<>(asking(task, draft, from));
        if (!draft.text().isEmpty()) {
            messages.add(Message.assistant(draft.text()));
            if (!continues) {
                messages.add(Message.user(fill(
                        task.manuscript().brief().language(), "continue", Map.of("words", "" + task.missing(draft)))));
            }
        }
        return messages;
    }

    private List<Message> asking(SectionTask task, Draft draft, int from) {
        Manuscript manuscript = task.manuscript();
        if (task.whole()) {
            return List.of(Message.user(wholeDocument(manuscript.brief(), task.words())));
        }
        View view = new View(manuscript, from, draft.summary());
        return switch (manuscript.brief().layout()) {
            case TURNS -> turns(view, task.words());
            case AGENTWRITE -> List.of(Message.user(singleMessage(view, task.words())));
        };
    }

    /** What of a manuscript is shown: the earlier sections of the lane from an index on, and what those before say in short. */
    private record View(Manuscript manuscript, int from, String summary) {
        Language language() {
            return manuscript.brief().language();
        }

        List<Section> sections() {
            return manuscript.before().stream().filter(section -> section.index() >= from).toList();
        }
    }

    private String wholeDocument(Brief brief, int words) {
        String template = words == 0 ? "single-open" : "single";
        return fill(brief.language(), template, Map.of("instruction", brief.instruction(), "words", "" + words));
    }

    /** Each earlier section is the model's own answer to the very turn that asked for it: nothing is computed twice. */
    private List<Message> turns(View view, int words) {
        List<Message> messages = new ArrayList<>();
        for (Section section : view.sections()) {
            messages.add(Message.user(request(view, section.index(), section.budget())));
            messages.add(Message.assistant(section.text()));
        }
        messages.add(Message.user(request(view, view.manuscript().next(), words)));
        return messages;
    }

    private String request(View view, int index, int words) {
        boolean last = index == view.manuscript().plan().sections().size() - 1;
        String template = index == view.from() ? "section-first" : last ? "section-last" : "section-next";
        return fill(view.language(), template, values(view, index, words, ""));
    }

    private String singleMessage(View view, int words) {
        String text = view.sections().stream().map(Section::text).collect(Collectors.joining("\n\n"));
        return fill(view.language(), "section-agentwrite", values(view, view.manuscript().next(), words, text));
    }

    private Map<String, String> values(View view, int index, int words, String text) {
        Manuscript manuscript = view.manuscript();
        return Map.of(
                "instruction", manuscript.brief().instruction(),
                "title", manuscript.plan().title(),
                "plan", Outline.of(manuscript.plan(), view.from()),
                "earlier", earlier(view),
                "text", text,
                "number", "" + (index + 1),
                "point", manuscript.plan().sections().get(index).point(),
                "words", "" + words);
    }

    private String earlier(View view) {
        if (view.summary().isEmpty()) {
            return "";
        }
        Map<String, String> values = Map.of(
                "first", "" + (view.manuscript().lane().first() + 1),
                "sections", "" + view.from(),
                "summary", view.summary());
        return fill(view.language(), "earlier", values) + "\n\n";
    }

    private String fill(Language language, String template, Map<String, String> values) {
        return templates.fill(language, template, values);
    }
}
