package dev.longhand.evaluation;

import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.WordCounter;
import dev.longhand.evaluation.Baseline.Draft;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import dev.longhand.model.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * AgentWrite as its authors published it (LongWriter, arXiv 2408.07055), with its defects, for comparison; the prompts say
 * the same in other words. Every line of the plan that is not empty becomes a section, a remark of the model's too; a plan
 * of more than 50 lines fails; the words that a line names are never read, so nothing keeps the length; an answer that
 * fails is asked for ten times. Where the text so far outgrows the model's window the published program comes to no end:
 * here the text that was written until then is the answer, and the sections that were not reached are empty. Unlike the
 * published program, this one never takes an error message for text.
 */
public record PublishedAgentWrite(Baseline baseline) implements WritingSystem {
    /** The system's name. */
    public static final String NAME = "agentwrite";

    private static final int MOST_STEPS = 50;
    private static final int TRIES = 10;
    private static final int TOKENS = 4_096;

    /** The paper drops answers that are too short without a number: what has fewer words than a sentence. */
    private static final int FEWEST_WORDS = 5;

    private static final Pattern MARK = Pattern.compile(
            "^[ \\t*#]*paragraph\\s+\\d+[ \\t*]*(?:[:：–—-][ \\t*]*|$\\R?)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** For the record alone; the published program reads no number. */
    private static final Pattern WORDS = Pattern.compile("word count\\W{1,5}(\\d[\\d,]{0,8})", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Written write(WritingTask task) {
        return baseline.write(task, calls -> draft(calls, task.prompt()));
    }

    private static Draft draft(Calls calls, String instruction) {
        String plan = answer(() -> calls.ask(AgentWritePrompts.plan(instruction), TOKENS))
                .orElseThrow(() -> LonghandException.of(
                        Kind.BAD_OUTPUT, "the model gave no plan in %d tries".formatted(TRIES)));
        List<String> steps = steps(plan);
        List<String> texts = texts(calls, instruction, plan, steps);
        List<WrittenSection> sections = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            sections.add(new WrittenSection(steps.get(i), words(steps.get(i)), i < texts.size() ? tidy(texts.get(i)) : ""));
        }
        return draft(sections);
    }

    private static Draft draft(List<WrittenSection> sections) {
        String text = joined(sections.stream().map(WrittenSection::text).toList());
        if (text.isBlank()) {
            throw LonghandException.of(Kind.BAD_OUTPUT, "no section of the plan was written");
        }
        return new Draft(text, sections);
    }

    private static List<String> steps(String plan) {
        List<String> steps =
                plan.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (steps.size() > MOST_STEPS) {
            throw LonghandException.of(
                    Kind.BAD_OUTPUT,
                    "the plan has %d lines, and AgentWrite drops one of more than %d".formatted(steps.size(), MOST_STEPS));
        }
        return steps;
    }

    /** The answers to the steps, in order, as far as the window goes; empty where none of the tries gave one. */
    private static List<String> texts(Calls calls, String instruction, String plan, List<String> steps) {
        List<String> texts = new ArrayList<>();
        try {
            for (String step : steps) {
                String before = joined(texts);
                if (calls.isFull(before)) {
                    return texts;
                }
                String prompt = AgentWritePrompts.write(instruction, plan, before, step);
                texts.add(answer(() -> calls.write(prompt, TOKENS, before)).orElse(""));
            }
        } catch (LonghandException e) {
            if (e.kind() != Kind.CONTEXT_TOO_LONG || texts.isEmpty()) {
                throw e;
            }
        }
        return texts;
    }

    private static Optional<String> answer(Supplier<Completion> call) {
        for (int tries = 0; tries < TRIES; tries++) {
            Completion completion = call.get();
            if (completion.finish() != FinishReason.OTHER && !completion.text().isBlank()) {
                return Optional.of(completion.text().strip());
            }
        }
        return Optional.empty();
    }

    private static String tidy(String text) {
        String unmarked = MARK.matcher(text).replaceAll("").strip();
        return WordCounter.count(unmarked) < FEWEST_WORDS ? "" : unmarked;
    }

    private static String joined(List<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static int words(String step) {
        Matcher named = WORDS.matcher(step);
        return named.find() ? Integer.parseInt(named.group(1).replace(",", "")) : 0;
    }
}
