package dev.longhand.stages;

import static java.util.Map.entry;

import dev.longhand.document.Language;
import dev.longhand.document.LonghandException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prompts of the stages in every language, one text file each ({@code en/plan.txt}), with placeholders such as
 * <code>{words}</code>. All are read and checked at construction; a placeholder that its prompt does not know, or a
 * file that cannot be read, is refused as {@code INVALID}. Immutable.
 */
public final class PromptTemplates {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    /** The names that may stand in braces, by prompt. */
    private static final Map<String, Set<String>> PLACEHOLDERS = Map.ofEntries(
            entry("plan", Set.of("instruction", "words", "sections")),
            entry("plan-open", Set.of("instruction", "sections")),
            entry("plan-chapters", Set.of("instruction", "words", "sections")),
            entry("plan-chapter", Set.of("instruction", "title", "plan", "number", "point", "words", "sections")),
            entry("plan-again", Set.of("problem")),
            entry("section-first", Set.of("instruction", "title", "plan", "earlier", "number", "point", "words")),
            entry("section-next", Set.of("number", "point", "words")),
            entry("section-last", Set.of("number", "point", "words")),
            entry("section-agentwrite", Set.of("instruction", "title", "plan", "earlier", "text", "number", "point", "words")),
            entry("earlier", Set.of("first", "sections", "summary")),
            entry("summary", Set.of("title", "summary", "text", "words")),
            entry("continue", Set.of("words")),
            entry("single", Set.of("instruction", "words")),
            entry("single-open", Set.of("instruction")));

    private final Map<String, String> texts;

    private PromptTemplates(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** The prompts that come with the product. */
    public static PromptTemplates bundled() {
        return read(file -> Optional.empty());
    }

    /** The prompts of a directory; those that it does not have come with the product. */
    public static PromptTemplates from(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw LonghandException.invalid("the prompts folder %s is not a folder: create it or leave the setting out"
                    .formatted(directory));
        }
        return read(file -> replaced(directory.resolve(file)));
    }

    /** The prompt with its values put in, in one pass: braces inside a value stay as they are. */
    String fill(Language language, String prompt, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text(file(language, prompt)))
                .replaceAll(found -> Matcher.quoteReplacement(value(values, found)));
    }

    private String text(String file) {
        return Optional.ofNullable(texts.get(file))
                .orElseThrow(() -> new IllegalArgumentException("there is no prompt " + file));
    }

    private static String value(Map<String, String> values, MatchResult found) {
        return Optional.ofNullable(values.get(found.group(1)))
                .orElseThrow(() -> new IllegalArgumentException("no value for the placeholder " + found.group()));
    }

    private static PromptTemplates read(Source own) {
        Map<String, String> texts = new HashMap<>();
        for (Language language : Language.values()) {
            PLACEHOLDERS.forEach((prompt, allowed) -> {
                String file = file(language, prompt);
                texts.put(file, checked(file, allowed, own.find(file).orElseGet(() -> bundled(file))));
            });
        }
        return new PromptTemplates(texts);
    }

    /** Where replaced prompts are looked up by their file. */
    @FunctionalInterface
    private interface Source {
        Optional<String> find(String file);
    }

    private static String file(Language language, String prompt) {
        return language.code() + "/" + prompt + ".txt";
    }

    private static Optional<String> replaced(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw LonghandException.of(
                    LonghandException.Kind.INVALID,
                    "the prompt %s cannot be read: it must be a text file in UTF-8".formatted(file),
                    e);
        }
    }

    private static String bundled(String file) {
        try (InputStream resource = PromptTemplates.class.getResourceAsStream("prompts/" + file)) {
            if (resource == null) {
                throw new IllegalStateException("the prompt %s is missing in this build".formatted(file));
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checked(String file, Set<String> allowed, String text) {
        PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).forEach(found -> check(file, allowed, found));
        return text.strip();
    }

    private static void check(String file, Set<String> allowed, String placeholder) {
        if (!allowed.contains(placeholder)) {
            throw LonghandException.invalid("the prompt %s has an unknown placeholder {%s}: it may use %s"
                    .formatted(file, placeholder, new TreeSet<>(allowed)));
        }
    }
}
