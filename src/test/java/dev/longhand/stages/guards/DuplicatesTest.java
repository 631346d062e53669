package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import dev.longhand.stages.guards.Verdict.Rejected;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DuplicatesTest {

    @Test
    void a_section_that_a_real_model_wrote_a_second_time_is_rejected() {
        GuardContext after = RealTexts.after(RealTexts.chinese(), RealTexts.text("zh-near-first"));
        assertThat(new Duplicates().on(RealTexts.text("zh-near-again"), after)).isInstanceOf(Rejected.class);
    }

    @Test
    void what_is_left_of_it_is_kept_where_little_is_better_than_nothing() {
        GuardContext after = RealTexts.lenient(RealTexts.after(RealTexts.chinese(), RealTexts.text("zh-near-first")));
        String news = RealTexts.text("zh-good-tides");
        String little = news.substring(0, news.indexOf("。") + 1);
        assertThat(new Duplicates().on(RealTexts.text("zh-near-again") + "\n\n" + little, after))
                .isEqualTo(new Kept(little));
    }

    @Test
    void a_third_that_is_new_is_kept_and_a_sixth_is_not() {
        String said = RealTexts.text("zh-good-tides");
        GuardContext after = RealTexts.after(RealTexts.chinese(), said);
        String news = RealTexts.text("zh-good-market");
        assertThat(new Duplicates().on(said + "\n\n" + said + "\n\n" + news, after)).isEqualTo(new Kept(news));
        assertThat(new Duplicates().on((said + "\n\n").repeat(5) + news, after)).isInstanceOf(Rejected.class);
    }

    @Test
    void a_heading_goes_with_all_that_stood_under_it() {
        String said = RealTexts.text("en-good-food");
        String news = RealTexts.text("en-good-near");
        GuardContext after = RealTexts.after(RealTexts.english(), said);
        String text = "## Markets\n\n### Food\n\n" + said + "\n\n### Boxes\n\n" + news;
        assertThat(new Duplicates().on(text, after)).isEqualTo(new Kept("## Markets\n\n### Boxes\n\n" + news));
        String whole = "## Food\n\n### At night\n\n" + said + "\n\n## Boxes\n\n" + news + "\n\n## Again\n\n" + said;
        assertThat(new Duplicates().on(whole, after)).isEqualTo(new Kept("## Boxes\n\n" + news));
        String bare = "## Boxes\n\n### Docks\n\n" + news + "\n\n## Then";
        assertThat(new Duplicates().on(bare, after)).as("it had nothing under it").isEqualTo(new Kept(bare));
    }

    @Test
    void sentences_that_a_real_model_took_from_its_earlier_section_are_cut() {
        GuardContext after = RealTexts.after(RealTexts.english(), RealTexts.text("en-repeated-sentence"));
        String kept = ((Kept) new Duplicates().on(RealTexts.text("en-near-again"), after)).text();
        assertThat(kept)
                .startsWith("The SS London was the largest container ship in the world at the time, with")
                .endsWith("making it the largest container ship in the world at the time.");
    }

    @Test
    void another_text_on_the_same_point_is_kept() {
        GuardContext chinese = RealTexts.after(RealTexts.chinese(), RealTexts.text("zh-near-first"));
        String other = RealTexts.text("zh-good-near");
        assertThat(new Duplicates().on(other, chinese)).isEqualTo(new Kept(other));

        GuardContext english = RealTexts.after(RealTexts.english(), RealTexts.text("en-repeated-sentence"));
        String next = RealTexts.text("en-good-near");
        assertThat(new Duplicates().on(next, english)).isEqualTo(new Kept(next));
    }

    @Test
    void paragraphs_of_a_continuation_that_repeat_what_is_kept_are_cut() {
        String kept = RealTexts.text("en-good-food");
        String repeated = kept.replace("In the evening", "At night").replace("vibrant and lively", "lively");
        String news = RealTexts.text("en-good-market");
        assertThat(new Duplicates().on(repeated + "\n\n" + news, RealTexts.after(RealTexts.english(), kept)))
                .isEqualTo(new Kept(news));
    }

    @Test
    void a_paragraph_that_repeats_an_earlier_one_of_the_same_text_is_cut() {
        String one = RealTexts.text("zh-good-tides");
        String two = RealTexts.text("zh-good-market");
        assertThat(new Duplicates().on(one + "\n\n" + two + "\n\n" + one, RealTexts.chinese()))
                .isEqualTo(new Kept(one + "\n\n" + two));
    }

    @Test
    void a_long_sentence_that_a_real_model_wrote_twice_is_kept_once() {
        String text = RealTexts.text("en-repeated-sentence");
        String sentence = "The SS London was a massive vessel that could carry up to 100,000 containers at a time,";
        String kept = ((Kept) new Duplicates().on(text, RealTexts.english())).text();
        assertThat(text.split(sentence, -1)).hasSize(3);
        assertThat(kept.split(sentence, -1)).hasSize(2);
        assertThat(text).startsWith(kept);
    }

    @Test
    void alike_items_of_a_list_are_kept_and_equal_ones_are_not() {
        String item = "- The %s dock was closed by the port authority because its basin had become too small for container"
                + " ships, and its warehouses were sold to builders of offices and flats.";
        String list = item.formatted("Surrey") + "\n" + item.formatted("Millwall");
        assertThat(new Duplicates().on(list, RealTexts.english())).isEqualTo(new Kept(list));
        assertThat(new Duplicates().on(list + "\n" + item.formatted("Surrey"), RealTexts.english()))
                .isEqualTo(new Kept(list));
    }

    @Test
    void a_short_sentence_that_a_real_model_wrote_over_and_over_is_kept_twice() {
        String text = RealTexts.text("en-stale-sentences");
        GuardContext before = RealTexts.after(RealTexts.english(), RealTexts.text("en-good-market"));
        String kept = ((Kept) new Duplicates().on(RealTexts.text("en-good-food") + "\n\n" + text, before)).text();
        assertThat(text.split("This is part of the article\\.", -1)).hasSize(16);
        assertThat(kept.split("This is part of the article\\.", -1)).hasSize(3);
        assertThat(kept).startsWith(RealTexts.text("en-good-food")).contains("These are all parts of the article.");
    }

    @Test
    void a_long_sentence_of_a_real_model_without_anything_new_is_cut() {
        String text = RealTexts.text("en-nothing-new");
        String kept = ((Kept) new Duplicates().on(text, RealTexts.english())).text();
        assertThat(text).contains("\n\nI'm going to share it with you because it's a Mexican food");
        assertThat(kept)
                .contains("So I'm going to share it with you because it's a Mexican food")
                .doesNotContain("\n\nI'm going to share it with you because it's a Mexican food");
    }

    @Test
    void a_short_sentence_may_come_again_some_pages_later() {
        String said = "He had a cup of tea. ".repeat(2);
        String page = IntStream.range(0, 80)
                .mapToObj(i -> "On day " + i + " he saw ship" + "abcdefghij".charAt(i % 10) + i / 10 + " come in. ")
                .collect(Collectors.joining());
        String text = said + page + "He had a cup of tea.";
        assertThat(new Duplicates().on(text, RealTexts.english())).isEqualTo(new Kept(text));
    }

    @Test
    void refrains_headings_quotations_and_rows_may_come_again() {
        String stanza = "The tide came home again.\nThe tide came home again, my love.\n\n";
        String quotation = "> We shall not cease from exploration and the end of all our exploring will be to arrive where"
                + " we started and know the place.\n\n";
        String row = "| one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen |\n";
        String text = (stanza + quotation + "## What you need to have in the house before you begin\n\n" + row).repeat(2);
        assertThat(new Duplicates().on(text, RealTexts.english())).isEqualTo(new Kept(text));
    }
}
