package dev.longhand.evaluation;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.evaluation.page.HtmlPage;
import dev.longhand.evaluation.page.MarkdownPage;
import dev.longhand.evaluation.page.PlainTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes reports of evaluations; each file appears whole or not at all, and takes the place of an earlier one. */
public final class Reports {
    /** The forms of a report by the ending of the file. */
    private static final Map<String, Function<Report, String>> FORMS =
            Map.of("html", Reports::html, "md", Reports::markdown, "json", Reports::json);

    private Reports() {}

    /**
     * Writes {@code report.json}, {@code report.md} and {@code report.html} into the folder of an evaluation, with the
     * judgements that lie there, and gives back where the last one is, which is the one for people.
     *
     * @param answers at least one; an answer to a prompt that asks for no length is refused
     */
    public static Path write(Path directory, List<EvaluatedAnswer> answers) {
        if (answers.isEmpty()) {
            throw LonghandException.invalid("there is no answer to report: let a system answer at least one prompt");
        }
        Report report =
                Report.of(Run.of(directory, answers, new EvaluationFolder(directory).judgements()));
        FORMS.forEach((ending, form) -> write(directory.resolve("report." + ending), form.apply(report)));
        return directory.resolve("report.html");
    }

    /** Sets the runs of folders side by side, on the prompts that all of them have. */
    public static Report compare(Collection<Path> directories) {
        List<Run> runs = Run.of(directories);
        if (runs.size() < 2) {
            throw LonghandException.invalid("there is one run in all: name the folders of at least two to compare");
        }
        return Report.comparing(runs);
    }

    /** Writes a report in the form that the file's name ends with: .html, .md or .json. */
    public static void write(Path file, Report report) {
        write(file, form(file).apply(report));
    }

    /** Fails unless the name of the file says in which form it is to be written. */
    public static void check(Path file) {
        form(file);
    }

    /** The systems of a report side by side, and their differences, as a terminal shows them. */
    public static String text(Report report) {
        return new SideBySide(report)
                .tables().stream().map(PlainTable::render).collect(Collectors.joining("\n"));
    }

    private static String markdown(Report report) {
        return MarkdownPage.render(new ReportPage(report).page());
    }

    private static String html(Report report) {
        return HtmlPage.render(new ReportPage(report).page());
    }

    private static String json(Report report) {
        return new String(EvaluationJson.indented(report), StandardCharsets.UTF_8);
    }

    private static Function<Report, String> form(Path file) {
        String name = file.toString();
        Function<Report, String> form =
                FORMS.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (form == null) {
            throw LonghandException.invalid("%s has no known form: name a file that ends with .html, .md or .json".formatted(file));
        }
        return form;
    }

    private static void write(Path file, String text) {
        try {
            Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8)); // half of a character pair becomes a mark
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw LonghandException.of(
                    Kind.STORE_UNUSABLE, "%s cannot be written: name a file in a folder that exists".formatted(file), e);
        }
    }
}
