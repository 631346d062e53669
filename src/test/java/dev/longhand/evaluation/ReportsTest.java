package dev.longhand.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.longhand.document.LonghandException;
import dev.longhand.document.Usage;
import dev.longhand.evaluation.EvaluatedAnswer.WrittenSection;
import dev.longhand.evaluation.judge.Scores;
import dev.longhand.evaluation.judge.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class ReportsTest {
    private static final String HOSTILE =
            "</title></style><script>alert(1)</script><img src=x onerror=alert(2)>\" ' | `x` [y](javascript:z) ]]> &lt; \u0000\u001b\ud800 \u202e雪";

    @TempDir
    Path folder;

    @Test
    void a_run_is_reported_in_three_files() throws IOException {
        Path html = Reports.write(folder, List.of(Answers.of("longhand", 0, 600, 600), Answers.of("longhand", 1, 100, 50)));
        assertThat(html).isEqualTo(folder.resolve("report.html"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("report.html", "report.json", "report.md");
        }
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("# Evaluation", "- S_l, length: **75.0** (median 75.0)", "| 600 | English | 600 | 100.0 |");
    }

    @Test
    void the_json_has_every_figure() throws IOException {
        Reports.write(folder, List.of(Answers.of("longhand", 0, 600, 600), Answers.of("longhand", 1, 100, 50)));
        JsonNode system = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("report.json").toFile())
                .path("systems")
                .path(0);
        assertThat(system.path("name").asText()).isEqualTo("longhand");
        assertThat(system.path("length").path("score").path("mean").asDouble()).isEqualTo(75);
        assertThat(system.path("length").path("byBucket").path("[500,2000)").path("mean").asDouble())
                .isEqualTo(100);
        assertThat(system.path("cost").path("tokensPerAcceptedWord").path("value").asDouble())
                .isEqualTo(7_000 / 650.0);
        assertThat(system.path("wording").path("byTenth")).hasSize(10);
        assertThat(system.path("each")).hasSize(2);
        assertThat(system.path("each").path(1).path("written").asInt()).isEqualTo(50);
    }

    @Test
    void the_page_is_well_formed_and_holds_its_plots() throws Exception {
        Document page = parsed(report(everything()));
        assertThat(texts(page, "h2"))
                .contains("Length", "Along the text", "Sections and their plan", "Quality by a judge", "Failures", "Lowest S_l");
        List<Element> plots = elements(page, "svg").stream()
                .filter(svg -> svg.getAttribute("role").equals("img"))
                .toList();
        assertThat(plots)
                .extracting(svg -> svg.getAttribute("aria-label"))
                .containsExactly(
                        "Words written against words asked for", "S_l by asked length", "Repetition by position in the text");
        assertThat(plots.getFirst().getElementsByTagName("title").getLength()).isEqualTo(3);
        assertThat(elements(page, "path").stream().filter(path -> path.getAttribute("class").startsWith("cross")))
                .hasSize(1);
    }

    @Test
    void the_page_loads_nothing_and_runs_nothing() throws IOException {
        String html = report(everything());
        assertThat(html).contains("prefers-color-scheme: dark").doesNotContain("<script", "<link", "<img", "@import", "url(");
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "src=", "href=");
    }

    @Test
    void hostile_prompts_and_names_stay_text() throws Exception {
        EvaluatedAnswer answer = Answers.of(HOSTILE, 0, HOSTILE, 100, "");
        Judgement failed = new Judgement(
                Judgement.subject(answer), 0, HOSTILE, 0, new Verdict.Failed(HOSTILE), Usage.NONE);
        String html = report(List.of(answer, Answers.of(HOSTILE, 1, HOSTILE, 100, "x")), failed);
        Document page = parsed(html);
        assertThat(elements(page, "script")).isEmpty();
        assertThat(elements(page, "img")).isEmpty();
        assertThat(elements(page, "style")).hasSize(1);
        assertThat(texts(page, "td")).anyMatch(text -> text.startsWith("</title></style><script>alert(1)</script><img"));
        String markdown = Files.readString(folder.resolve("report.md"));
        assertThat(markdown).doesNotContain("\n</", "| </", " <script", " [y](").contains("\\<script\\>");
        markdown.lines()
                .filter(line -> line.startsWith("|"))
                .forEach(line -> assertThat(line).doesNotContain("\u0000").endsWith(" |"));
    }

    @Test
    void an_evaluation_without_any_text_still_has_a_report() throws Exception {
        Document page = parsed(report(List.of(Answers.of("a", 0, 100, 0))));
        assertThat(texts(page, "strong")).contains("0.0", "1", "–");
    }

    @Test
    void a_thousand_answers_make_a_page_of_bounded_size() throws Exception {
        String text = "All work and no play makes a dull boy, said number ";
        List<EvaluatedAnswer> answers = IntStream.range(0, 1_000)
                .mapToObj(i -> Answers.of("a", i, HOSTILE.repeat(50) + i, 100 + i, (text + i + ". ").repeat(5)))
                .toList();
        String html = report(answers);
        assertThat(html.length()).isLessThan(1_000_000);
        assertThat(elements(parsed(html), "path")).hasSizeGreaterThan(1_000);
    }

    @Test
    void systems_side_by_side_have_a_mark_and_a_name_each() throws Exception {
        List<EvaluatedAnswer> answers = new ArrayList<>();
        List.of("a", "b", "c").forEach(system -> answers.add(Answers.of(system, 0, 600, 600)));
        Document page = parsed(report(answers));
        assertThat(texts(page, "li")).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c");
        assertThat(texts(page, "h1")).containsExactly("Evaluation, side by side");
    }

    @Test
    void a_file_of_unknown_form_or_in_no_folder_is_refused() {
        Report report = Report.of(List.of(new Run("a", List.of(Answers.of("a", 0, 10, 10)), List.of())));
        assertThatThrownBy(() -> Reports.check(Path.of("x.pdf")))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining(".html, .md or .json");
        assertThatThrownBy(() -> Reports.write(folder.resolve("no/x.html"), report))
                .isInstanceOf(LonghandException.class)
                .hasMessageContaining("name a file in a folder that exists");
        assertThatThrownBy(() -> Reports.write(folder, List.<EvaluatedAnswer>of()))
                .hasMessageContaining("there is no answer");
    }

    @Test
    void a_report_may_be_read_by_whoever_may_read_the_other_files() throws IOException {
        Path html = Reports.write(folder, List.of(Answers.of("a", 0, 100, 50)));
        Path other = Files.writeString(folder.resolve("other.txt"), "x");
        assertThat(Files.getPosixFilePermissions(html)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void a_report_takes_the_place_of_an_earlier_one() throws IOException {
        Reports.write(folder, List.of(Answers.of("a", 0, 100, 50)));
        Reports.write(folder, List.of(Answers.of("a", 0, 100, 100)));
        assertThat(Files.readString(folder.resolve("report.md"))).contains("**100.0**").doesNotContain("**50.0**");
    }

    private List<EvaluatedAnswer> everything() {
        return List.of(
                Answers.of("a", 0, 600, 600),
                Answers.of("a", 1, 3_000, 0),
                Answers.of(
                        "a", 2, "写一篇关于雪的文章", 100, "雪".repeat(90), List.of(new WrittenSection("雪山", 100, "雪".repeat(90)))));
    }

    private String report(List<EvaluatedAnswer> answers, Judgement... judgements) throws IOException {
        LineFile<Judgement> lines = new EvaluationFolder(folder).judgementLines();
        if (judgements.length == 0) {
            lines.add(new Judgement(
                    Judgement.subject(answers.getFirst()), 0, "j", 0, new Verdict.Judged(Scores.WORST, ""), Usage.NONE));
        }
        List.of(judgements).forEach(lines::add);
        return Files.readString(Reports.write(folder, answers));
    }

    private static Document parsed(String html) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static List<String> texts(Document page, String name) {
        return elements(page, name).stream().map(Element::getTextContent).toList();
    }
}
