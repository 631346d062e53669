package dev.longhand.stages;

import dev.longhand.document.Language;
import java.util.Arrays;
import java.util.Optional;

/** Why an answer is no usable plan, in words that fit both a person's error line and the next prompt. */
enum PlanProblem {
    NO_SECTIONS("it names no sections", "其中没有列出任何一节"),
    TOO_FEW("it has too few sections for the length that is asked", "节数太少，写不到要求的篇幅"),
    TOO_MANY("it has far more sections than the length that is asked can hold", "节数太多，远远超出要求的篇幅"),
    REPEATS("most of its sections make one point over and over in nearly the same words", "多数章节用几乎相同的话重复同一个要点"),
    CUT("it broke off before all sections were named", "没有列完各节就中断了");

    private final String english;
    private final String chinese;

    PlanProblem(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The problem that reads so in English. */
    static Optional<PlanProblem> of(String english) {
        return Arrays.stream(values()).filter(problem -> problem.english.equals(english)).findFirst();
    }

    String in(Language language) {
        return switch (language) {
            case EN -> english;
            case ZH -> chinese;
        };
    }
}
