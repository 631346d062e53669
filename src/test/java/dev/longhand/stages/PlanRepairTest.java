package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.Brief;
import dev.longhand.document.Language;
import dev.longhand.document.Layout;
import dev.longhand.document.LengthControl;
import dev.longhand.document.Limits;
import dev.longhand.document.Mode;
import dev.longhand.document.PlannedSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlanRepairTest {

    static Stream<Arguments> repairs() {
        return Stream.of(
                row("a good plan is kept", 1_500, "A=400|B=600|C=500", "A=400|B=600|C=500"),
                row("budgets are scaled to the target", 3_000, "A=200|B=250|C=250|D=300", "A=600|B=750|C=750|D=900"),
                row("repeated points are dropped", 1_000, "The moon=400|the  MOON!=600|B=400", "The moon=500|B=500"),
                row("empty points are dropped", 1_000, "=400|...=600|……=600|A=100|B=100", "A=500|B=500"),
                row("talk is dropped", 1_000, "Here is the plan:=300|A=400|B=600|Total: 1000 words=1000|Let me know=10", "A=400|B=600"),
                row("Chinese talk is dropped", 1_000, "以下是写作计划：=300|甲=400|乙=600|总字数：1000=1000|希望对您有帮助=10", "甲=400|乙=600"),
                row("unknown budgets get the mean", 1_500, "A=0|B=-5|C=500", "A=500|B=500|C=500"),
                row("an absurd budget gets the mean", 1_500, "A=500|B=90000000|C=500", "A=500|B=500|C=500"),
                row("no budgets share equally", 1_500, "A=0|B=0|C=0", "A=500|B=500|C=500"),
                row("numbers, labels and marks are taken off", 1_000, "1. **A**=500|Section 2: Main Point: B=500", "A=500|B=500"),
                row("tiny sections are merged", 1_000, "A.=20|B=480|C=500", "A; B=500|C=500"),
                row("small sections are filled up", 1_000, "A=100|B=400|C=500", "A=200|B=350|C=450"),
                row("long sections are split", 3_000, "A=1800|B=1200",
                        "A (part 1 of 2)=1000|A (part 2 of 2)=1000|B=1000"),
                row("a section a little too long is cut down", 2_500, "A=1200|B=700|C=600", "A=1000|B=800|C=700"),
                row("all sections are split when they are too few", 4_000, "A=1400|B=1400|C=1200", "A (part 1 of 2)=700|A (part 2 of 2)=700|B (part 1 of 2)=700|B (part 2 of 2)=700|C (part 1 of 2)=600|C (part 2 of 2)=600"),
                row("too many sections are merged", 600, "A=200|B=200|C=200|D=200|E=200", "A; B=200|C; D=200|E=200"),
                row("a short document is one section", 150, "A=100|B=50", "A; B=150"),
                row("two words are two words", 2, "A=1|B=1|C=1", "A; B; C=2"),
                row("without a target budgets are kept in bounds", 0, "A=50|B=400|C=4000|D=0", "A=200|B=400|C=1000|D=1000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repairs")
    void makesAPlanWritable(String name, int target, String raw, String expected) {
        Repaired repaired = repairing(target, Language.EN).repair(raw(raw));

        assertThat(shown(repaired)).as(name).isEqualTo(expected);
    }

    @Test
    void chinesePartsAndJoinsAreChinese() {
        PlanRepair repair = repairing(2_000, Language.ZH);

        assertThat(shown(repair.repair(raw("甲。=1700|乙=20|丙=280"))))
                .isEqualTo("甲。（第1部分，共2部分）=850|甲。（第2部分，共2部分）=850|乙；丙=300");
    }

    @ParameterizedTest
    @CsvSource({
        "3000, 0, NO_SECTIONS",
        "20000, 1, TOO_FEW",
        "20000, 6, TOO_FEW",
        "4000, 1, TOO_FEW",
        "4000, 61, TOO_MANY",
        "4000, 5000, TOO_MANY",
        "0, 5000, TOO_MANY"
    })
    void aPlanOfAnotherSizeIsRefused(int target, int sections, PlanProblem problem) {
        assertThat(repairing(target, Language.EN).repair(numbered(sections, 500)))
                .isEqualTo(new Repaired.Unusable(problem));
    }

    @ParameterizedTest
    @CsvSource({"20000, 7", "3000, 1", "4000, 60", "40000, 80", "200000, 222", "0, 1", "0, 72"})
    void aPlanOfAboutTheRightSizeIsKept(int target, int sections) {
        checkBounds(repairing(target, Language.EN).repair(numbered(sections, 500)), target);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "**Tides**=Tides",
                "# Title: \"The Tides\"=The Tides",
                "<<The Tides>>=The Tides",
                "《潮汐》=潮汐",
                "标题：潮汐=潮汐",
                "...=Write of tides and harbours.",
                "' '=Write of tides and harbours."
            })
    void theTitleLosesItsWrapping(String raw, String expected) {
        RawPlan plan = new RawPlan(raw, List.of(new RawPlan.Item("A", 500)));

        assertThat(((Repaired.Usable) repairing(500, Language.EN).repair(plan)).title())
                .isEqualTo(expected);
    }

    @Test
    void longTitlesAndPointsAreShortened() {
        RawPlan plan = new RawPlan("tide ".repeat(500), List.of(new RawPlan.Item("潮".repeat(10_000), 500)));
        Repaired.Usable usable = (Repaired.Usable) repairing(500, Language.ZH).repair(plan);

        assertThat(usable.title()).hasSizeLessThanOrEqualTo(100).endsWith("tide…");
        assertThat(usable.sections().getFirst().point()).hasSizeLessThanOrEqualTo(600).endsWith("潮…");
    }

    @Test
    void anyPlanIsRefusedOrExactInBoundsAndInOrder() {
        Random random = new Random(7);
        int usable = 0;
        for (int round = 0; round < 5_000; round++) {
            int target = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(30_000);
            Repaired repaired = repairing(target, Language.EN).repair(anyPlan(random));
            if (repaired instanceof Repaired.Usable plan) {
                checkBounds(plan, target);
                checkOrder(plan);
                usable++;
            }
        }
        assertThat(usable).isGreaterThan(2_500);
    }

    @Test
    void anyPlanWithASectionCanBeRescued() {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            int target = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(30_000);
            RawPlan raw = anyPlan(random);
            Repaired rescued = repairing(target, Language.EN).rescue(raw);
            if (raw.sections().isEmpty()) {
                assertThat(rescued).isEqualTo(new Repaired.Unusable(PlanProblem.NO_SECTIONS));
            } else {
                checkBounds(rescued, target);
                checkOrder((Repaired.Usable) rescued);
            }
        }
        checkBounds(repairing(4_000, Language.EN).rescue(numbered(5_000, 500)), 4_000);
    }

    private static void checkBounds(Repaired repaired, int target) {
        List<PlannedSection> sections = ((Repaired.Usable) repaired).sections();
        int shortest = target == 0 ? 200 : Math.min(200, target);
        assertThat(sections).allMatch(section -> section.words() >= shortest && section.words() <= 1_000);
        if (target > 0) {
            assertThat(sections.stream().mapToInt(PlannedSection::words).sum()).isEqualTo(target);
        }
    }

    private static void checkOrder(Repaired.Usable plan) {
        List<String> order = new ArrayList<>();
        for (PlannedSection section : plan.sections()) {
            order.addAll(List.of(section.point().replaceAll(" \\(part \\d+ of \\d+\\)", "").split("; ")));
        }
        List<String> points = order.stream().distinct().toList();
        assertThat(points).isSorted();
    }

    /** Up to 80 points that sort as they stand, with budgets of every kind. */
    private static RawPlan anyPlan(Random random) {
        return new RawPlan(
                "T",
                IntStream.range(0, random.nextInt(80))
                        .mapToObj(i -> new RawPlan.Item("point %03d".formatted(i), anyWords(random)))
                        .toList());
    }

    private static int anyWords(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -random.nextInt(1_000);
            case 2 -> random.nextInt();
            case 3 -> random.nextInt(5_000);
            case 4 -> random.nextInt(60);
            default -> random.nextInt(200, 1_000);
        };
    }

    private static RawPlan numbered(int sections, int words) {
        return new RawPlan(
                "T",
                IntStream.range(0, sections)
                        .mapToObj(i -> new RawPlan.Item("point " + i, words))
                        .toList());
    }

    private static RawPlan raw(String sections) {
        return new RawPlan(
                "T",
                Stream.of(sections.split("\\|"))
                        .map(section -> section.split("="))
                        .map(parts -> new RawPlan.Item(parts[0], Integer.parseInt(parts[1])))
                        .toList());
    }

    private static String shown(Repaired repaired) {
        return ((Repaired.Usable) repaired)
                .sections().stream()
                        .map(section -> section.point() + "=" + section.words())
                        .collect(Collectors.joining("|"));
    }

    private static PlanRepair repairing(int words, Language language) {
        return new PlanRepair(brief(words, language), PlanSize.ofSections(brief(words, language), words));
    }

    private static Brief brief(int words, Language language) {
        return new Brief(
                "Write of tides and harbours.\nAt length.",
                words,
                language,
                Mode.PLANNED,
                Layout.TURNS,
                LengthControl.STRICT,
                1,
                "scripted",
                Limits.NONE);
    }

    private static Arguments row(String name, int target, String raw, String expected) {
        return Arguments.of(name, target, raw, expected);
    }
}
