package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.Language;
import dev.longhand.document.LonghandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PromptTemplatesTest {
    private static final Map<String, String> SECTION = Map.of(
            "instruction", "Write of tides.",
            "title", "Tides",
            "plan", "1. The moon pulls.",
            "earlier", "",
            "text", "## Before",
            "number", "7",
            "point", "The moon pulls.",
            "words", "420");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasEveryPromptOfASection(Language language) {
        PromptTemplates bundled = PromptTemplates.bundled();

        assertThat(bundled.fill(language, "section-first", SECTION))
                .contains("Write of tides.", "Tides", "1. The moon pulls.", "7", "420", "## ");
        assertThat(bundled.fill(language, "section-next", SECTION)).contains("7", "420", "The moon pulls.");
        assertThat(bundled.fill(language, "section-last", SECTION)).contains("7", "420", "The moon pulls.");
        assertThat(bundled.fill(language, "section-agentwrite", SECTION))
                .containsSubsequence("Write of tides.", "1. The moon pulls.", "## Before", "420");
        assertThat(bundled.fill(language, "single", SECTION)).contains("Write of tides.", "420");
        assertThat(bundled.fill(language, "single-open", SECTION)).contains("Write of tides.");
    }

    @ParameterizedTest
    @CsvSource({"EN, words", "ZH, 字"})
    void lengthsAreInTheUnitOfTheLanguage(Language language, String unit) {
        assertThat(PromptTemplates.bundled().fill(language, "section-next", SECTION)).contains(unit);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstTurnsOfTwoSectionsDifferOnlyInTheirLastParagraph(Language language) {
        String first = PromptTemplates.bundled().fill(language, "section-first", SECTION);

        assertThat(first.substring(0, first.lastIndexOf("\n\n"))).doesNotContain("420");
    }

    @Test
    void bracesInsideAValueStayAsTheyAre() {
        String filled = PromptTemplates.bundled()
                .fill(Language.EN, "single", Map.of("instruction", "Explain {words}, {plan} and $1\\.", "words", "9"));

        assertThat(filled).contains("Explain {words}, {plan} and $1\\.");
    }

    @Test
    void aFileOfTheDirectoryReplacesTheBundledPrompt() throws IOException {
        replace("en/section-next.txt", "On with {point}!\n");
        PromptTemplates templates = PromptTemplates.from(directory);

        assertThat(templates.fill(Language.EN, "section-next", SECTION)).isEqualTo("On with The moon pulls.!");
        assertThat(templates.fill(Language.ZH, "section-next", SECTION))
                .isEqualTo(PromptTemplates.bundled().fill(Language.ZH, "section-next", SECTION));
    }

    @Test
    void anUnknownPlaceholderIsRefusedWithFileAndName() throws IOException {
        replace("zh/plan.txt", "{instruction} {wrods}");

        assertThatThrownBy(() -> PromptTemplates.from(directory))
                .isInstanceOfSatisfying(LonghandException.class, e -> assertThat(e.kind())
                        .isEqualTo(LonghandException.Kind.INVALID))
                .hasMessageContainingAll("zh/plan.txt", "{wrods}", "[instruction, sections, words]");
    }

    @Test
    void aPromptThatIsNoTextIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("en"));
        Files.write(directory.resolve("en/single.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(() -> PromptTemplates.from(directory))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("single.txt");
    }

    @Test
    void aMissingDirectoryIsRefused() {
        assertThatThrownBy(() -> PromptTemplates.from(directory.resolve("none")))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("none");
    }

    private void replace(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
