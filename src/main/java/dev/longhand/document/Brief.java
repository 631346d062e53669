package dev.longhand.document;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What is asked, with every choice made: nothing in it is left to a later default.
 *
 * @param instruction what to write, in the caller's words
 * @param words target length by {@link WordCounter}; 0 when none is asked
 * @param language language of the document
 * @param length what is done so that the target is met
 * @param seed first seed of the job's model calls, so that a job can be repeated
 * @param model name of the model on its server; pinned for the whole job
 */
public record Brief(
        String instruction, int words, Language language, Mode mode, Layout layout, LengthControl length, long seed, String model, Limits limits) {
    /** Up to this target a document is one call without a plan: a short text that is split reads worse. */
    public static final int ONE_CALL_WORDS = 1_000;

    /** The same for a model of less than four billion parameters by its name, which loses itself sooner. */
    public static final int ONE_CALL_WORDS_OF_SMALL = 300;

    /** The longest document that may be asked for. */
    public static final int MAX_WORDS = 200_000;

    /** The longest instruction, in characters. */
    public static final int MAX_INSTRUCTION = 65_536;

    public Brief {
        length = Objects.requireNonNullElse(length, LengthControl.STRICT); // earlier briefs do not say
        checkInstruction(instruction);
        checkWords(words);
        if (seed < 0) {
            throw LonghandException.invalid("the seed is a whole number from 0, not %d".formatted(seed));
        }
        if (model.isBlank()) {
            throw LonghandException.invalid("the model has no name: name one of the server's models");
        }
    }

    /** The target length, if one is asked. */
    public OptionalInt target() {
        return words == 0 ? OptionalInt.empty() : OptionalInt.of(words);
    }

    /** Whether the document is written in one call without a plan. */
    public boolean oneCall() {
        return switch (mode) {
            case SINGLE -> true;
            case PLANNED, CHAPTERS, PARALLEL -> false;
            case AUTO -> words <= (forSmallModel() ? ONE_CALL_WORDS_OF_SMALL : ONE_CALL_WORDS);
        };
    }

    /** Whether the model is, by its name, a small one, which has less to say on each point and repeats itself. */
    public boolean forSmallModel() {
        return ModelSize.isSmall(model);
    }

    private static void checkInstruction(String instruction) {
        if (instruction.isBlank()) {
            throw LonghandException.invalid("the instruction is empty: say what is to be written");
        }
        if (instruction.length() > MAX_INSTRUCTION) {
            throw LonghandException.invalid("the instruction has %,d characters, %,d are allowed: shorten it"
                    .formatted(instruction.length(), MAX_INSTRUCTION));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(instruction)) {
            throw LonghandException.invalid("the instruction is not valid Unicode: it has half of a character pair");
        }
    }

    private static void checkWords(int words) {
        if (words < 0 || words > MAX_WORDS) {
            throw LonghandException.invalid(
                    "words must be from 1 to %,d, not %,d".formatted(MAX_WORDS, words));
        }
    }
}
