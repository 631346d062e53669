package dev.longhand.evaluation;

import dev.longhand.document.LonghandException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one system on one model wrote, and what judges said of it.
 *
 * @param name what sets it apart from the other runs of a report
 * @param judgements judgements of these answers, and maybe of others
 */
public record Run(String name, List<EvaluatedAnswer> answers, List<Judgement> judgements) {
    public Run {
        answers = List.copyOf(answers);
        judgements = List.copyOf(judgements);
    }

    /** A prompt as runs share it: the same text that asks for the same length. */
    record PromptKey(String prompt, int length) {
        static PromptKey of(EvaluatedAnswer answer) {
            return new PromptKey(answer.prompt(), answer.length());
        }
    }

    /** Where a run comes from. */
    private record Origin(Path directory, String system, String model) {
        String folder() {
            return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
        }

        /** A name of the parts that say something. */
        static String joined(String... parts) {
            return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
        }
    }

    /** How runs may be named, the shortest first; the first that tells all of them apart is taken. */
    private static final List<Function<Origin, String>> NAMINGS = List.of(
            Origin::system,
            origin -> Origin.joined(origin.system(), origin.model()),
            origin -> Origin.joined(origin.system(), origin.folder()),
            origin -> Origin.joined(origin.system(), origin.model(), origin.folder()),
            origin -> Origin.joined(
                    origin.system(), origin.model(), origin.directory().toString()));

    /** The runs of folders, one for each system and model in each of them, named by what they differ in. */
    public static List<Run> of(Collection<Path> directories) {
        Map<Origin, Run> runs = new LinkedHashMap<>();
        for (Path directory : directories) {
            EvaluationFolder folder = new EvaluationFolder(directory);
            List<Judgement> judgements = folder.judgements();
            origins(directory, folder.answers())
                    .forEach((origin, answers) -> runs.put(origin, new Run("", answers, judgements)));
        }
        return named(runs);
    }

    /** The runs among answers that stand in one folder. */
    static List<Run> of(Path directory, List<EvaluatedAnswer> answers, List<Judgement> judgements) {
        Map<Origin, Run> runs = new LinkedHashMap<>();
        origins(directory, answers).forEach((origin, its) -> runs.put(origin, new Run("", its, judgements)));
        return named(runs);
    }

    /** The same runs with only those answers whose prompts all of them have. */
    static List<Run> onCommonPrompts(List<Run> runs) {
        Set<PromptKey> common = new HashSet<>(runs.getFirst().byPrompt().keySet());
        runs.forEach(run -> common.retainAll(run.byPrompt().keySet()));
        if (common.isEmpty()) {
            throw LonghandException.invalid(
                    "there is no prompt that all runs answer: compare runs of the same prompts and lengths");
        }
        return runs.stream().map(run -> run.only(common)).toList();
    }

    /** The answers by their prompts, in order. */
    Map<PromptKey, List<EvaluatedAnswer>> byPrompt() {
        return answers.stream()
                .collect(Collectors.groupingBy(PromptKey::of, LinkedHashMap::new, Collectors.toList()));
    }

    private Run only(Set<PromptKey> prompts) {
        return new Run(
                name,
                answers.stream()
                        .filter(answer -> prompts.contains(PromptKey.of(answer)))
                        .toList(),
                judgements);
    }

    private static Map<Origin, List<EvaluatedAnswer>> origins(Path directory, List<EvaluatedAnswer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> new Origin(directory, answer.system(), answer.model()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static List<Run> named(Map<Origin, Run> runs) {
        Function<Origin, String> naming = NAMINGS.stream()
                .filter(candidate ->
                        runs.keySet().stream().map(candidate).distinct().count() == runs.size())
                .findFirst()
                .orElse(NAMINGS.getLast());
        List<Run> named = new ArrayList<>();
        runs.forEach((origin, run) -> named.add(new Run(naming.apply(origin), run.answers(), run.judgements())));
        return named;
    }
}
