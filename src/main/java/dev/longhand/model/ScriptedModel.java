package dev.longhand.model;

import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Usage;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A model without a machine: answers from a list or a function, remembers its prompts, streams what it says and honours
 * a cancel. A token is a word or one Chinese character. Safe for many threads if its function is.
 */
public final class ScriptedModel implements LanguageModel {
    /** The window of a model that is made without one. */
    public static final int WINDOW = 32_768;

    private static final Pattern PIECE = Pattern.compile("\\s{1,16}|\\p{IsHan}|[^\\s\\p{IsHan}]{1,64}");

    private final ModelProfile profile;
    private final Function<Prompt, Completion> script;
    private final List<Prompt> prompts = new CopyOnWriteArrayList<>();

    /** A model of this many tokens that answers by a function, which may throw as a server would fail. */
    public ScriptedModel(int window, Function<Prompt, Completion> script) {
        this.profile = new ModelProfile("scripted", "a script", window, true);
        this.script = script;
    }

    /** Gives these answers in this order, each ended by the model itself; a call too many is an error of the script. */
    public static ScriptedModel answering(String... answers) {
        Iterator<String> rest = List.of(answers).iterator();
        return answering(prompt -> next(rest, answers.length));
    }

    /** Answers every prompt with this text, ended by the model itself. */
    public static ScriptedModel answering(Function<Prompt, String> script) {
        return new ScriptedModel(WINDOW, prompt -> completion(prompt, script.apply(prompt), FinishReason.STOP));
    }

    /** The completion of a text with its usage, for a script of its own. */
    public static Completion completion(Prompt prompt, String text, FinishReason finish) {
        return new Completion(text, finish, new Usage(tokens(prompt.messages()), 0, tokens(text)));
    }

    /** All prompts so far, oldest first. */
    public List<Prompt> prompts() {
        return List.copyOf(prompts);
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public int countTokens(List<Message> messages) {
        return tokens(messages);
    }

    @Override
    public Completion complete(Prompt prompt, CompletionObserver observer) {
        prompts.add(prompt);
        Completion completion = script.apply(prompt);
        PIECE.matcher(completion.text()).results().map(MatchResult::group).forEach(piece -> stream(piece, observer));
        return completion;
    }

    private static void stream(String piece, CompletionObserver observer) {
        if (observer.cancelled()) {
            throw LonghandException.cancelled();
        }
        observer.text(piece);
    }

    private static String next(Iterator<String> rest, int all) {
        synchronized (rest) {
            if (!rest.hasNext()) {
                throw new IllegalStateException("the script has %d answers and was asked for one more".formatted(all));
            }
            return rest.next();
        }
    }

    private static int tokens(List<Message> messages) {
        return messages.stream().mapToInt(message -> tokens(message.content())).sum();
    }

    private static int tokens(String text) {
        return (int) PIECE.matcher(text)
                .results()
                .filter(piece -> !piece.group().isBlank())
                .count();
    }
}
