package dev.longhand.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How plans are divided into lanes, and what a manuscript makes of them. */
final class LanesOfPlansTest {

    @ParameterizedTest
    @CsvSource({
        "500, 0",
        "500 500 500 500 500, 0",
        "500 500 500 500 500 500 500, 0",
        "500 500 500 500 500 500 500 500, 0 4",
        "1000 1000 1000 1000 1000 1000 1000 1000 1000 1000, 0 2 5 7",
        "200 200 4000 200 200, 0 2",
        "9000, 0",
        "9000 9000, 0 1",
        "0 0 0 0 0 0 0 0 0 0, 0 5",
    })
    void chapters_have_about_2500_words_and_no_section_is_cut(String words, String starts) {
        assertThat(plan(numbers(words)).inLanesOf(Mode.CHAPTERS).laneStarts()).isEqualTo(numbers(starts));
    }

    @Test
    void long_documents_have_chapters_of_much_the_same_length() {
        List<Integer> words = IntStream.range(0, 60).mapToObj(i -> 300 + i * 37 % 600).toList();
        Plan plan = plan(words).inLanesOf(Mode.CHAPTERS);
        assertThat(plan.lanes()).allSatisfy(lane -> assertThat(plan.sections().subList(lane.first(), lane.end()).stream()
                        .mapToInt(PlannedSection::words)
                        .sum())
                .isBetween(1_600, 3_400));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "SINGLE", "PLANNED"})
    void otherwise_there_is_one_lane(Mode mode) {
        assertThat(plan(numbers("900 900 900 900 900 900")).inLanesOf(mode).lanes()).containsExactly(new Lane(0, 6));
    }

    @Test
    void in_parallel_every_section_is_a_lane() {
        assertThat(plan(numbers("500 500 500")).inLanesOf(Mode.PARALLEL).lanes())
                .containsExactly(new Lane(0, 1), new Lane(1, 2), new Lane(2, 3));
    }

    @Test
    void a_plan_that_has_lanes_keeps_them() {
        Plan plan = plan(numbers("500 500 500"), List.of(0, 2));
        assertThat(plan.inLanesOf(Mode.CHAPTERS)).isSameAs(plan);
    }

    @Test
    void chapters_that_a_plan_names_are_its_lanes() {
        List<PlannedSection> sections = Stream.of("Sources", "Sources", "Deltas", "Deltas", "Deltas")
                .map(chapter -> new PlannedSection("point", 400, chapter))
                .toList();
        assertThat(new Plan("Rivers", sections, Cost.NONE).inLanesOf(Mode.CHAPTERS).laneStarts()).containsExactly(0, 2);
    }

    @ParameterizedTest
    @CsvSource({"1", "0 0", "0 2 1", "0 3"})
    void lanes_that_no_plan_can_have_are_refused(String starts) {
        assertThatThrownBy(() -> plan(numbers("500 500 500"), numbers(starts))).isInstanceOf(LonghandException.class);
    }

    @Test
    void a_section_goes_on_from_its_lane_and_from_nothing_else() {
        Plan plan = plan(numbers("500 500 500 500"), List.of(0, 2));
        Section first = section(0, "");
        Section third = section(2, "");
        assertThat(manuscript(plan, 3, first, third).before()).containsExactly(third);
        assertThat(manuscript(plan, 3, first, third).lastSha256()).isEqualTo(third.sha256());
        assertThat(manuscript(plan, 1, first, third).before()).containsExactly(first);
        assertThat(new Manuscript(BRIEF, plan, List.of(first, third)).next()).isEqualTo(1);
        assertThat(manuscript(plan, 2, first).before()).isEmpty();
        assertThat(manuscript(plan, 2, first).lastSha256()).isEmpty();
    }

    @Test
    void a_section_that_does_not_follow_in_its_lane_is_refused() {
        Plan plan = plan(numbers("500 500 500 500"), List.of(0, 2));
        Section first = section(0, "");
        Stream.of(
                        List.of(section(1, "")),
                        List.of(first, section(1, "")),
                        List.of(first, section(3, first.sha256())),
                        List.of(first, section(2, first.sha256())),
                        List.of(section(2, ""), first),
                        List.of(first, first))
                .forEach(sections -> assertThatThrownBy(() -> new Manuscript(BRIEF, plan, sections))
                        .hasMessageContaining("does not follow the one before"));
    }

    private static final Brief BRIEF =
            new Brief("Write.", 2_000, Language.EN, Mode.CHAPTERS, Layout.TURNS, LengthControl.STRICT, 1, "m", Limits.NONE);

    private static Manuscript manuscript(Plan plan, int next, Section... sections) {
        return new Manuscript(BRIEF, plan, List.of(sections), next);
    }

    private static Section section(int index, String previous) {
        return new Section(index, "Text " + index + ".", previous, 500, 2, 1, FinishReason.STOP, 0, "", List.of(), Cost.NONE);
    }

    private static Plan plan(List<Integer> words) {
        return plan(words, List.of(0));
    }

    private static Plan plan(List<Integer> words, List<Integer> starts) {
        List<PlannedSection> sections =
                words.stream().map(budget -> new PlannedSection("point", budget)).toList();
        return new Plan("Title", sections, Cost.NONE, "", starts);
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }
}
