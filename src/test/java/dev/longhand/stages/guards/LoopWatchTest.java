package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopWatchTest {

    @ParameterizedTest
    @CsvSource({
        "en-loop-list, 1100",
        "en-loop-sentences, 600",
        "zh-loop-list, 400",
        "zh-loop-sentences, 150",
        "zh-loop-phrase, 120",
        "en-loop-essay, 1300",
        "en-loop-story, 1600",
        "en-endless-word, 2493"
    })
    void a_loop_of_a_real_model_is_noticed_long_before_its_end(String name, int soon) {
        String text = RealTexts.text(name);
        assertThat(watched(text.substring(0, soon)).looping()).isTrue();
        assertThat(soon).isLessThan(text.length() * 4 / 5);
    }

    @ParameterizedTest
    @MethodSource("dev.longhand.stages.guards.RealTexts#good")
    void what_a_real_model_wrote_well_is_no_loop(String name) {
        assertThat(watched(RealTexts.text(name)).looping()).isFalse();
    }

    @Test
    void the_pieces_in_which_a_text_comes_make_no_difference() {
        String text = RealTexts.text("zh-loop-list");
        Random random = new Random(7);
        LoopWatch pieces = new LoopWatch();
        for (int i = 0, end; i < text.length(); i = end) {
            end = Math.min(text.length(), i + 1 + random.nextInt(9));
            pieces.text(text.substring(i, end));
        }
        assertThat(pieces.start()).isEqualTo(watched(text).start());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%d. The oven door is to be kept shut.\n",
                "Chapter %d: The keeper climbs the stairs.\n",
                "第%d章 守塔人走上楼梯。\n"
            })
    void numbers_that_count_the_rounds_do_not_hide_a_loop(String round) {
        assertThat(watched(rounds(30, round)).looping()).isTrue();
    }

    @Test
    void chinese_counters_do_not_hide_a_loop() {
        String loop = "一二三四五六七八九十".chars().mapToObj(c -> (char) c + "、面包店要节约用电。\n").collect(Collectors.joining());
        assertThat(watched(loop).looping()).isTrue();
    }

    @Test
    void a_timetable_whose_figures_change_is_no_loop() {
        String plan = IntStream.range(1, 25)
                .mapToObj(week -> "Week %d: run %d km three times and rest on Sunday.\n".formatted(week, week + 4))
                .collect(Collectors.joining());
        assertThat(watched(plan).looping()).isFalse();
    }

    @Test
    void sentences_in_ever_new_order_are_a_loop_when_there_is_nothing_else() {
        Random random = new Random(3);
        String text = random.ints(120, 0, 6)
                .mapToObj(i -> "The keeper number " + "abcdef".charAt(i) + " went up the stairs to the lamp. ")
                .collect(Collectors.joining());
        LoopWatch watch = watched("A true beginning stands here. " + text);
        assertThat(watch.looping()).isTrue();
        assertThat(watch.start()).isGreaterThan(100);
    }

    @Test
    void a_song_with_its_chorus_after_each_verse_and_twice_at_the_end_is_no_loop() {
        String chorus = IntStream.range(0, 8)
                .mapToObj(line -> "And line %s of the chorus comes home again\n".formatted((char) ('a' + line)))
                .collect(Collectors.joining());
        String song = IntStream.range(0, 4)
                .mapToObj(verse -> verse(verse) + chorus)
                .collect(Collectors.joining("\n"));
        assertThat(watched(song + "\n" + chorus).looping()).isFalse();
    }

    @Test
    void equal_rows_of_a_table_and_of_code_may_come_often_but_not_for_ever() {
        String row = "| Monday | open | 9 |\n";
        String code = "    {0, 0, 0, 0, 0, 0, 0, 0},\n";
        assertThat(watched(row.repeat(20)).looping()).isFalse();
        assertThat(watched(row.repeat(400)).looping()).isTrue();
        assertThat(watched("```c\n" + code.repeat(10) + "```\n").looping()).isFalse();
        assertThat(watched("```c\n" + code.repeat(400)).looping()).isTrue();
    }

    @Test
    void a_figure_of_speech_and_a_form_to_fill_in_are_no_loops() {
        assertThat(watched("Keeping time, time, time, to the bells, bells, bells, bells, bells, bells, bells.").looping())
                .isFalse();
        assertThat(watched("哈哈哈哈哈哈哈哈哈哈哈哈，他笑了。").looping()).isFalse();
        assertThat(watched("Name: ____________________________\nDate: ____________________________\n").looping())
                .isFalse();
    }

    @Test
    void blanks_without_end_are_a_loop() {
        LoopWatch watch = watched("A beginning." + "\n".repeat(600));
        assertThat(watch.looping()).isTrue();
        assertThat(watch.start()).isBetween(12, 20);
    }

    @Test
    void a_word_without_end_is_one_but_not_in_code_nor_where_other_signs_part_it() {
        String word = "aé".repeat(41);
        assertThat(watched("They are " + word).looping()).isTrue();
        assertThat(watched("They are " + word.substring(2)).looping()).isFalse();
        assertThat(watched("```\n" + word + "\n```").looping()).isFalse();
        assertThat(watched("https://example.org/" + "path/to-a-page/".repeat(6).substring(3)).looping()).isFalse();
        assertThat(watched("起初船一艘接一艘".repeat(2) + word.substring(2)).looping()).isFalse();
    }

    @Test
    void a_long_text_without_a_loop_is_watched_in_linear_time_and_stays_clean() {
        Random random = new Random(1);
        LoopWatch watch = new LoopWatch();
        for (int i = 0; i < 400_000; i++) {
            watch.text(Integer.toString(random.nextInt(36 * 36 * 36), 36) + (i % 12 == 0 ? ". " : " "));
        }
        assertThat(watch.looping()).isFalse();
    }

    private static String verse(int number) {
        return IntStream.range(8 * number, 8 * number + 8)
                .mapToObj(line -> "In the verse the sea says " + Integer.toString(line + 400, 26) + " and goes\n")
                .collect(Collectors.joining());
    }

    private static LoopWatch watched(String text) {
        LoopWatch watch = new LoopWatch();
        watch.text(text);
        return watch;
    }

    private static String rounds(int times, String round) {
        return IntStream.rangeClosed(1, times)
                .mapToObj(i -> round.replace("%d", "" + i))
                .collect(Collectors.joining());
    }
}
