package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.PlannedSection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlanVarietyTest {

    @Test
    void a_plan_spun_out_of_one_sentence_repeats() {
        assertThat(repeats(
                        "The bicycle has been a part of urban transportation, making cities more accessible.",
                        "The first bicycles were used in cities in the late 19th century.",
                        "The first bicycles were used in cities in the early 20th century.",
                        "The first bicycles were used in cities in the mid-20th century.",
                        "The first bicycles were used in cities in the late 20th century."))
                .isTrue();
        assertThat(repeats("西湖的春天景色优美，适合游玩。", "西湖的夏天景色优美，适合游玩。", "西湖的秋天景色优美，适合游玩。")).isTrue();
    }

    @Test
    void points_of_their_own_do_not() {
        assertThat(repeats(
                        "Draisine and velocipede showed that two wheels can carry a rider over bad roads.",
                        "The safety bicycle of 1885 made riding possible for women and the middle class.",
                        "Cycling clubs forced cities to pave their streets long before cars came.",
                        "Cheap cars pushed bicycles off the streets between the wars."))
                .isFalse();
        assertThat(repeats("西湖十景各有来历，断桥与白蛇的传说最有名。", "杭帮菜以龙井虾仁和东坡肉见长。", "灵隐寺始建于东晋，是江南名刹。")).isFalse();
    }

    @Test
    void one_section_repeats_nothing() {
        assertThat(repeats("Only this.")).isFalse();
    }

    private static boolean repeats(String... points) {
        return PlanVariety.repeats(
                Stream.of(points).map(point -> new PlannedSection(point, 400)).toList());
    }
}
