package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Document;
import dev.longhand.document.Layout;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Section;
import dev.longhand.document.WordCounter;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Sampling;
import dev.longhand.model.ScriptedModel;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AssemblyTest {

    @Test
    void the_title_comes_first_and_a_blank_line_between_sections() {
        Document document =
                Assembly.assemble(Manuscripts.planned(Layout.TURNS, 2, 300, List.of(" ## A\n\nOne.\n\n", "\n## B\n\nTwo. ")));
        assertThat(document.markdown()).isEqualTo("# Rivers\n\n## A\n\nOne.\n\n## B\n\nTwo.\n");
        assertThat(document.title()).isEqualTo("Rivers");
        assertThat(document.words()).isEqualTo(WordCounter.count(document.markdown()));
    }

    @Test
    void a_document_half_written_is_readable_too() {
        Document document = Assembly.assemble(Manuscripts.planned(Layout.TURNS, 3, 300, List.of("One.")));
        assertThat(document.markdown()).isEqualTo("# Rivers\n\nOne.\n");
    }

    @Test
    void sections_that_are_missing_before_others_are_named() {
        Manuscript manuscript = Manuscripts.ofTwoLanes(Layout.TURNS);
        assertThat(Assembly.assemble(manuscript).markdown())
                .isEqualTo("# Rivers\n\nAlpha text.\n\n*[Not written yet: section 2 of the plan]*\n\nGamma text.\n");
        Manuscript later = new Manuscript(
                manuscript.brief(), manuscript.plan(), manuscript.sections().subList(1, 2));
        assertThat(Assembly.assemble(later).markdown())
                .isEqualTo("# Rivers\n\n*[Not written yet: section 1–2 of the plan]*\n\nGamma text.\n");
    }

    @Test
    void a_one_call_document_is_its_text_and_takes_its_title_from_the_first_line() {
        Manuscript empty = Manuscripts.single(50);
        Section section = Tries.write(
                new Writing(PromptTemplates.bundled(), Sampling.DEFAULT), empty, ScriptedModel.answering("# Why **rivers** bend\n\nThey do."), CompletionObserver.NONE);
        Document document = Assembly.assemble(new Manuscript(empty.brief(), empty.plan(), List.of(section)));
        assertThat(document.title()).isEqualTo("Why rivers bend");
        assertThat(document.markdown()).isEqualTo("# Why **rivers** bend\n\nThey do.\n");
    }
}
