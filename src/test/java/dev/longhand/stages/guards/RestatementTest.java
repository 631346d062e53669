package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Language;
import dev.longhand.stages.guards.Verdict.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RestatementTest {

    @Test
    void title_and_plan_that_a_real_model_wrote_again_are_cut() {
        assertThat(kept(RealTexts.text("en-restated-plan")))
                .startsWith("McLean's first container voyage in 1956 marked a significant milestone");
    }

    @Test
    void the_number_that_a_real_model_gave_its_section_is_cut() {
        assertThat(kept(RealTexts.text("en-restated-label")))
                .startsWith("## The Dockers of London\n\nThe dockers of London, a crucial sector");
        assertThat(((Kept) new Restatement().on(RealTexts.text("zh-restated"), RealTexts.chinese())).text())
                .startsWith("坊市制度瓦解\n\n宋代的坊市制度瓦解，");
    }

    @Test
    void a_heading_that_says_a_long_point_is_cut_at_its_colon() {
        String section = RealTexts.text("zh-section");
        assertThat(section).startsWith("## 夜市上的饮食：州桥夜市的旋煎羊白肠、冰雪冷元子，价格不过十五文\n");
        assertThat(((Kept) new Restatement().on(section, RealTexts.chinese())).text())
                .isEqualTo(section.replaceFirst("：州桥夜市的旋煎羊白肠、冰雪冷元子，价格不过十五文", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-heading-point|The t-SNE algorithm is a powerful tool for dimensionality reduction and visualization of"
                        + " high-dimensional data. It is particularly useful for understanding the structure of complex"
                        + " datasets and for identifying patterns and relationships.",
                "zh-heading-point|比亚迪作为一家领先的新能源汽车制造商，其产品决策和业务转型研究具有重要的意义。"
            })
    void a_heading_of_a_real_model_that_is_the_sentence_of_its_point_is_cut(String name, String point) {
        String section = RealTexts.text(name);
        GuardContext context = name.startsWith("zh") ? RealTexts.chinese() : RealTexts.english();
        String kept = ((Kept) new Restatement().on(section, RealTexts.planned(context, point))).text();
        assertThat(section).startsWith("## ").endsWith(kept);
        assertThat(kept).doesNotContain("#").hasSizeGreaterThan(section.length() / 2);
    }

    @Test
    void a_heading_that_is_marked_twice_is_marked_once() {
        assertThat(kept("## ## The Last Ship\n\nIt was 1967.")).isEqualTo("## The Last Ship\n\nIt was 1967.");
    }

    @Test
    void numbers_of_paragraphs_are_cut_everywhere() {
        String text = RealTexts.text("zh-summing-headings");
        String kept = ((Kept) new Restatement().on(text, RealTexts.chinese())).text();
        assertThat(text).contains("### 第二段：树荫与气温的负面影响", "### 第三段：总结");
        assertThat(kept).contains("### 树荫与气温的负面影响", "### 总结").doesNotContain("第二段", "第三段");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Boxes and Men: How the Container Changed the Port",
                "**Boxes and Men: How the Container Changed the Port**",
                "Title: Boxes and Men – How the Container Changed the Port",
                "Section 2",
                "## Section 2:",
                "Paragraph 2 - Main Point: Dockers lost their work - Word Count: 200 words",
                "Dockers lost their work: in London the upstream docks closed between 1967 and 1981.",
                "Section 2: Dockers lost their work: in London the upstream docks closed between 1967 and 1981.",
                "Write an article of 2000 words on how shipping containers changed ports and the people who work there.",
                "## The First Box"
            })
    void what_was_told_is_cut_before_the_text(String told) {
        GuardContext after = RealTexts.after(RealTexts.english(), "## The First Box\n\nIt was 1956.");
        assertThat(new Restatement().on(told + "\n\nIt was 1967.", after)).isEqualTo(new Kept("It was 1967."));
        assertThat(new Restatement().on("## The Last Ship\n\n" + told + "\n\nIt was 1967.", after))
                .isEqualTo(new Kept("## The Last Ship\n\nIt was 1967."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "## Section 2: The Last Ship|## The Last Ship",
                "## Section 2 – The Last Ship (200 words)|## The Last Ship",
                "**Paragraph 2: The Last Ship**|## The Last Ship",
                "### Paragraph Two: The Last Ship|### The Last Ship",
                "Section 2: In 1967 the last ship went up the river, and everybody knew that it was the last.|In 1967 the last"
                        + " ship went up the river, and everybody knew that it was the last.",
                "## 第二节 最后一船|## 最后一船",
                "## 第2部分：最后一船（约200字）|## 最后一船",
                "## 本节将介绍最后一船|## 最后一船",
                "### 这一节说明了最后一船|### 最后一船",
                "## 本节约的船|## 本节约的船",
                "第二段：最后一船|## 最后一船"
            })
    void a_title_of_the_sections_own_stays_without_its_number(String line, String kept) {
        assertThat(kept(line + "\n\nIt was 1967.")).isEqualTo(kept + "\n\nIt was 1967.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## The Last Ship",
                "## Dockers Lost Their Work",
                "---",
                "## Chapter 3: The Storm",
                "## 第三章 风暴",
                "## Part Two: The Docks",
                "Section 8 of the Act closed the docks.",
                "第二段路更难走，他们歇了三次。",
                "Dockers lost their work, and their sons never had any."
            })
    void what_belongs_to_the_text_is_kept(String line) {
        String text = line + "\n\nIt was 1967.";
        assertThat(kept(text)).isEqualTo(text);
    }

    @Test
    void a_heading_that_is_said_twice_is_kept_once() {
        assertThat(kept("## The Last Ship\n\n**The Last Ship**\n\nIt was 1967."))
                .isEqualTo("## The Last Ship\n\nIt was 1967.");
    }

    @Test
    void headings_that_a_real_model_wrote_again_and_ones_without_words_are_cut() {
        GuardContext whole = GuardContext.whole(Language.EN, "Draft a proposal.");
        String text = RealTexts.text("en-headings-again");
        String kept = ((Kept) new Restatement().on(text, whole)).text();
        assertThat(text.split("(?m)^#", -1)).hasSize(4);
        assertThat(kept.split("(?m)^#", -1)).hasSize(3);
        assertThat(kept).startsWith("# The 400-Word Proposal").endsWith("solve problems.");

        String stale = RealTexts.text("en-stale-sentences");
        assertThat(stale).contains("\n###\n");
        assertThat(kept(stale)).doesNotContain("###").contains("\n## The Bigger Picture: Good Business Practices Can Make");
    }

    @Test
    void headings_that_differ_by_their_number_alone_stay() {
        String parts = "## Part 1 of the long history of the docks of London and of their people\n\nIt was 1956.\n\n";
        String text = parts + parts.replace("Part 1", "Part 2").replace("1956", "1967").strip();
        assertThat(((Kept) new Restatement().on(text, GuardContext.whole(Language.EN, "Write."))).text()).isEqualTo(text);
    }

    @Test
    void a_continuation_under_its_heading_does_not_say_it_again() {
        GuardContext after = RealTexts.after(RealTexts.english(), "## The Last Ship\n\nIt was 1967.");
        assertThat(new Restatement().on("It sailed.\n\n### The Last Ship\n\nNobody came.", after))
                .isEqualTo(new Kept("It sailed.\n\nNobody came."));
    }

    @Test
    void the_point_stays_where_it_is_all_there_is() {
        String point = "## The Docks\n\nDockers lost their work: in London the upstream docks closed between 1967 and 1981.";
        assertThat(kept(point)).isEqualTo(point);
        assertThat(kept(point + "\n\nIt was 1967.")).isEqualTo("## The Docks\n\nIt was 1967.");
    }

    @Test
    void a_contract_numbers_its_sections_itself() {
        GuardContext contract = RealTexts.asked(RealTexts.english(), "Draft a contract for the sale of a boat.");
        String text = "## Section 2: Payment\n\nThe buyer pays.";
        assertThat(new Restatement().on(text, contract)).isEqualTo(new Kept(text));
    }

    @Test
    void a_whole_document_keeps_its_title_but_not_the_instruction() {
        GuardContext whole = GuardContext.whole(Language.EN, "Write about the last ship that came up the river Thames.");
        assertThat(new Restatement()
                        .on("Write about the last ship that came up the river Thames.\n\n# The Last Ship\n\nIt was 1967.", whole))
                .isEqualTo(new Kept("# The Last Ship\n\nIt was 1967."));
    }

    private static String kept(String text) {
        return ((Kept) new Restatement().on(text, RealTexts.english())).text();
    }
}
