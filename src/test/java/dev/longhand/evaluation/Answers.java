package dev.longhand.evaluation;

import dev.longhand.document.Cost;
import dev.longhand.document.Language;
import dev.longhand.document.LengthScore;
import dev.longhand.document.Usage;
import dev.longhand.document.WordCounter;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers for tests. */
final class Answers {
    private Answers() {}

    /** An answer of a system with so many words, of which none occurs twice. */
    static EvaluatedAnswer of(String system, int index, int asked, int written) {
        return of(system, index, "Prompt " + index, asked, words(written));
    }

    /** An answer with this text; it cost ten tokens a word asked for. */
    static EvaluatedAnswer of(String system, int index, String prompt, int asked, String text) {
        return of(system, index, prompt, asked, text, List.of());
    }

    static EvaluatedAnswer of(
            String system, int index, String prompt, int asked, String text, List<WrittenSection> sections) {
        int written = WordCounter.count(text);
        return new EvaluatedAnswer(
                index,
                prompt,
                "Essay",
                asked,
                prompt.startsWith("写") ? Language.ZH : Language.EN,
                system,
                "tiny",
                1,
                text,
                written,
                LengthScore.of(asked, written),
                2,
                10L * asked,
                new Cost(2, new Usage(9L * asked, 0, asked)),
                1.5,
                sections,
                text.isEmpty() ? "the server went away" : "");
    }

    /** The same answer at another cost. */
    static EvaluatedAnswer costing(EvaluatedAnswer answer, Cost cost) {
        return with(answer, answer.length(), cost);
    }

    /** The same answer to a prompt that asks for another length. */
    static EvaluatedAnswer asking(EvaluatedAnswer answer, int length) {
        return with(answer, length, answer.cost());
    }

    private static EvaluatedAnswer with(EvaluatedAnswer answer, int length, Cost cost) {
        return new EvaluatedAnswer(
                answer.index(),
                answer.prompt(),
                answer.type(),
                length,
                answer.language(),
                answer.system(),
                answer.model(),
                answer.seed(),
                answer.response(),
                answer.responseLength(),
                answer.lengthScore(),
                answer.modelCalls(),
                cost.tokens(),
                cost,
                answer.seconds(),
                answer.sections(),
                answer.failure());
    }

    /** So many words of letters, each another one. */
    static String words(int count) {
        return IntStream.range(0, count).mapToObj(Answers::word).collect(Collectors.joining(" "));
    }

    private static String word(int number) {
        return Integer.toString(number, 26).chars().mapToObj(c -> Character.toString(c <= '9' ? c - '0' + 'q' : c))
                .collect(Collectors.joining());
    }
}
