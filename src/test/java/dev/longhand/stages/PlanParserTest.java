package dev.longhand.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanParserTest {
    private static final String PLAN = """
            {"title": "Tides", "sections": [{"point": "The moon pulls.", "words": 400}, \
            {"point": "The harbour waits.", "words": 600}]}""";
    private static final String READ = "The moon pulls.=400|The harbour waits.=600";

    static Stream<Arguments> json() {
        return Stream.of(
                row("as asked", PLAN, READ),
                row("in a fence", "```json\n" + PLAN + "\n```", READ),
                row("with prose around", "Here is the plan (as [JSON]):\n\n" + PLAN + "\n\nLet me know {if} it fits!", READ),
                row("after a thought", "<think>Maybe [{\"point\":\"no\",\"words\":9}]?</think>\n" + PLAN, READ),
                row("after a thought without a start", "Two sections will do.</think>" + PLAN, READ),
                row("cut in a string", PLAN.substring(0, PLAN.indexOf("harbour")), "The moon pulls.=400"),
                row("cut in a number", PLAN.substring(0, PLAN.indexOf("00}]}")), "The moon pulls.=400"),
                row("cut before the end", PLAN.substring(0, PLAN.indexOf("]}")), READ),
                row("trailing commas", PLAN.replace("}", ",}").replace("]", ",]"), READ),
                row("single quotes", PLAN.replace('"', '\''), READ),
                row("unquoted names", PLAN.replaceAll("\"(title|sections|point|words)\"", "$1"), READ),
                row("a missing comma", PLAN.replace("}, {", "} {"), READ),
                row("a broken section between", PLAN.replace("}, {", "}, {\"point\": \"The \"spring\" tide\", \"words\": 1}, {"), READ),
                row("line breaks in strings", PLAN.replace("moon pulls", "moon\npulls"), "The moon\npulls.=400|The harbour waits.=600"),
                row("a list at the top", PLAN.substring(PLAN.indexOf('['), PLAN.length() - 1), READ),
                row("one object a line", """
                        {"point": "The moon pulls.", "words": 400}
                        {"point": "The harbour waits.", "words": 600}""", READ),
                row("one section alone", "{\"point\": \"The moon pulls.\", \"words\": 400}", "The moon pulls.=400"),
                row("a plan inside", "{\"plan\": " + PLAN + "}", READ),
                row("other names", """
                        {"document_title": "Tides", "total_words": 1000, "outline": [
                          {"section": 1, "heading": "Pull", "main_point": "The moon pulls.", "word_count": 400},
                          {"section": 2, "heading": "Port", "main_point": "The harbour waits.", "word_count": 600}]}""",
                        "Pull: The moon pulls.=400|Port: The harbour waits.=600"),
                row("Chinese names", """
                        {"标题": "潮汐", "章节": [{"要点": "月亮的引力。", "字数": 400}, {"要点": "港口在等待。", "字数": "约600字"}]}""",
                        "月亮的引力。=400|港口在等待。=600"),
                row("words in words", PLAN.replace("400", "\"400 words\"").replace("600", "\"about 1,600\""),
                        "The moon pulls.=400|The harbour waits.=1600"),
                row("words as a fraction", PLAN.replace("400", "400.0"), READ),
                row("unknown, negative and absurd words", """
                        [{"point": "A"}, {"point": "B", "words": -300}, {"point": "C", "words": 99999999999},
                         {"point": "D", "words": null}, {"point": "E", "words": "many"}]""", "A=0|B=0|C=0|D=0|E=0"),
                row("only headings", "{\"title\": \"Tides\", \"sections\": [{\"title\": \"Pull\"}, {\"title\": \"Port\"}]}",
                        "Pull=0|Port=0"),
                row("strings", "{\"title\": \"Tides\", \"sections\": [\"The moon pulls. (400 words)\", \"The harbour waits.\"]}",
                        "The moon pulls.=400|The harbour waits.=0"),
                row("chapters", """
                        {"title": "Tides", "chapters": [
                          {"title": "One", "sections": [{"point": "The moon pulls.", "words": 400}]},
                          {"title": "Two", "sections": [{"point": "The harbour waits.", "words": 600}]}]}""", READ),
                row("details in a list", """
                        [{"heading": "Pull", "details": ["moon", "sun"], "words": 300}]""", "Pull: moon: sun=300"));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                row("AgentWrite", """
                        Paragraph 1 - Main Point: The moon pulls. - Word Count: 400 words

                        Paragraph 2 - Main Point: The harbour waits. - Word Count: 600 words""", READ),
                row("AgentWrite with talk", """
                        Sure! Here is the writing plan for your 1000 words essay:

                        Paragraph 1 - Main Point: The moon pulls. - Word Count: 400 words
                        This paragraph opens the essay.
                        Paragraph 2 - Main Point: The harbour waits. - Word Count: 600 words

                        Total: 1000 words
                        Let me know if you would like me to change it.""", READ),
                row("AgentWrite in Chinese", """
                        段落1 - 要点：月亮的引力。 - 字数：400字
                        段落2 - 要点：港口在等待。 - 字数：600字
                        总字数：1000字""", "月亮的引力。=400|港口在等待。=600"),
                row("Chinese numerals", """
                        以下是写作计划：
                        一、月亮的引力（约400字）
                        二、港口在等待（600字左右）
                        希望对您有帮助！""", "月亮的引力=400|港口在等待=600"),
                row("Chinese chapters", """
                        # 潮汐
                        第一章：月亮的引力——400字
                        第二章：港口在等待——600字""", "月亮的引力=400|港口在等待=600"),
                row("a numbered list with brackets", """
                        # Tides

                        1. The moon pulls. (400 words)
                        2. The harbour waits. (~600 words)""", "The moon pulls.=400|The harbour waits.=600"),
                row("a bold list with dashes", """
                        **Title: Tides**

                        1. **Pull** – The moon pulls – 400 words
                        2. **Port** – The harbour waits – 600 words

                        I hope this plan helps.""", "Pull – The moon pulls=400|Port – The harbour waits=600"),
                row("bullets", """
                        Plan
                        - The moon pulls: 400 words
                        * The harbour waits: 600 words""", "The moon pulls=400|The harbour waits=600"),
                row("items of many lines", """
                        ### 1. Pull
                        - **Main Point:** The moon pulls.
                        - **Word Count:** 400

                        ### 2. Port
                        - **Main Point:** The harbour waits.
                        - **Word Count:** 600 words""", "Pull: The moon pulls.=400|Port: The harbour waits.=600"),
                row("the budget on the next line", """
                        The moon pulls.
                        Word count: 400
                        The harbour waits.
                        Word count: 600""", READ),
                row("a table", """
                        | # | Section | Point | Words |
                        |---|:-------|-------|------:|
                        | 1 | Pull | The moon pulls. | 400 |
                        | 2 | Port | The harbour waits. | 600 words |""",
                        "Pull: The moon pulls.=400|Port: The harbour waits.=600"),
                row("ranges", "1. The moon pulls. (300-500 words)\n2. The harbour waits. (500 to 700 words)", READ),
                row("full-width digits", "1．月亮的引力（４００字）\n2．港口在等待（６００字）", "月亮的引力=400|港口在等待=600"),
                row("a number in the point", "1. In 1984 the 12 words that ended it (400 words)\n2. After (600 words)",
                        "In 1984 the 12 words that ended it=400|After=600"),
                row("no budgets", """
                        Here is my plan:
                        1. The moon pulls.
                        2. **Port**
                           - boats
                           - nets
                        3. The end.

                        Would you like more?""", "The moon pulls.=0|Port: boats: nets=0|The end.=0"),
                row("bullets without budgets", "My plan\n- The moon pulls.\n- The harbour waits.", "The moon pulls.=0|The harbour waits.=0"),
                row("years are no ordinals", "- 1984: the strike (400 words)\n- 1985: the end (600 words)",
                        "1984: the strike=400|1985: the end=600"));
    }

    static Stream<Arguments> nothing() {
        return Stream.of(
                row("nothing", "", ""),
                row("space", " \n\t".repeat(500), ""),
                row("only a thought", "<think>The user wants\n1. A (400 words)", ""),
                row("a refusal", "I am sorry, but I cannot help with that request.", ""),
                row("an empty plan", "{\"title\": \"Tides\", \"sections\": []}", ""),
                row("brackets", "}{][{}[]{{{[[[", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"json", "lines", "nothing"})
    void readsAPlanWithItsBudgetsInAnyForm(String name, String answer, String expected) {
        assertThat(read(PlanParser.parse(answer))).as(name).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"title\": \"Tides\", \"sections\": [{\"title\": \"Pull\", \"words\": 400}]}",
        "{\"sections\": [{\"title\": \"Pull\", \"words\": 400}], \"title\": \"Tides\"}",
        "{\"title\": \"Tides\", \"sections\": [{\"title\": \"Pull\", \"words\": 400}, {\"ti",
        "# Tides\n1. Pull (400 words)",
        "Title: Tides\n1. Pull (400 words)",
        "标题：Tides\n1. 月亮（400字）"
    })
    void findsTheTitleOfTheDocument(String answer) {
        assertThat(PlanParser.parse(answer).title().strip()).isEqualTo("Tides");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{", "[", "{\"a\":", "[{\"point\":", "{\"point\":\"x\"}", "1", "1,", "words 12 ", "- ", "*", "_ ", "1. a\n", "| 12 ", "|", "(", "字",
        "Word count: ", "12 words", " ", "\n", "<think>", "</think>", "\\", "\"", "第一", "–", "I", "1-", "约"
    })
    void aMillionCharactersOfGarbageTakeLinearTime(String piece) {
        String garbage = piece.repeat(1_000_000 / piece.length());

        assertThat(timed(() -> PlanParser.parse(garbage))).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void garbageAroundAPlanDoesNotHideIt() {
        String answer = "{[".repeat(500) + "\n" + PLAN + "\n" + "]}".repeat(500);

        assertThat(read(PlanParser.parse(answer))).isEqualTo(READ);
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String read(RawPlan plan) {
        return plan.sections().stream()
                .map(item -> item.point() + "=" + item.words())
                .collect(Collectors.joining("|"));
    }

    private static Arguments row(String name, String answer, String expected) {
        return Arguments.of(name, answer, expected);
    }
}
