package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Cost;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Language;
import dev.longhand.document.Layout;
import dev.longhand.document.LengthControl;
import dev.longhand.document.Limits;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Mode;
import dev.longhand.document.Plan;
import dev.longhand.document.PlannedSection;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Manuscripts for tests: planned sections of equal budgets, some of them written. */
final class Manuscripts {
    private Manuscripts() {}

    static Brief brief(int words, Mode mode, Layout layout) {
        return new Brief("Write about rivers.", words, Language.EN, mode, layout, LengthControl.OFF, 7, "scripted", Limits.NONE);
    }

    /** A planned manuscript with these texts as its first sections. */
    static Manuscript planned(Layout layout, int sections, int budget, List<String> texts) {
        List<PlannedSection> plan = IntStream.range(0, sections)
                .mapToObj(i -> new PlannedSection("point " + i, budget))
                .toList();
        return with(
                new Manuscript(
                        brief(sections * budget, Mode.PLANNED, layout), new Plan("Rivers", plan, Cost.NONE), List.of()),
                texts);
    }

    /** A one-call manuscript of nothing yet. */
    static Manuscript single(int words) {
        Plan plan = new Plan("", List.of(new PlannedSection("the whole document", words)), Cost.NONE);
        return new Manuscript(brief(words, Mode.SINGLE, Layout.TURNS), plan, List.of());
    }

    private static Manuscript with(Manuscript manuscript, List<String> texts) {
        List<Section> sections = new ArrayList<>();
        for (String text : texts) {
            String previous = sections.isEmpty() ? "" : sections.getLast().sha256();
            int budget = manuscript.plan().sections().get(sections.size()).words();
            sections.add(new Section(
                    sections.size(),
                    text,
                    previous,
                    budget,
                    WordCounter.count(text),
                    1,
                    FinishReason.STOP,
                    0,
                    "",
                    List.of(),
                    Cost.NONE));
        }
        return new Manuscript(manuscript.brief(), manuscript.plan(), sections);
    }

    /** A manuscript of two lanes of two sections each: the first one of both is written, the second lane's next is asked. */
    static Manuscript ofTwoLanes(Layout layout) {
        List<PlannedSection> plan = IntStream.range(0, 4)
                .mapToObj(i -> new PlannedSection("point " + i, 300))
                .toList();
        Plan inLanes = new Plan("Rivers", plan, Cost.NONE, "", List.of(0, 2));
        return new Manuscript(
                brief(1_200, Mode.CHAPTERS, layout), inLanes, List.of(alone(0, "Alpha text."), alone(2, "Gamma text.")), 3);
    }

    private static Section alone(int index, String text) {
        return new Section(
                index, text, "", 300, WordCounter.count(text), 1, FinishReason.STOP, index, "", List.of(), Cost.NONE);
    }
}
