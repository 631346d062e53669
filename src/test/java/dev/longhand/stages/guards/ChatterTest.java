package dev.longhand.stages.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.stages.guards.Verdict.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-chatter-around|Tides are the periodic|economy and human activities.",
                "zh-chatter-around|潮汐是海洋中的|有着深远的影响。",
                "en-chatter-before|### 2. Keepers|- ",
                "en-chatter-table|'| Country  | Height'|coastal areas.",
                "en-summing|Tree planting in cities|This is because trees have",
                "zh-summing-headings|### 第一段|同时不破坏城市基础设施。",
                "zh-think|1. 种树不仅|降低城市的湿度，以提高城市的气候。"
            })
    void what_a_real_model_says_around_its_text_is_cut(String name, String first, String end) {
        String text = RealTexts.text(name);
        String kept = kept(text);
        assertThat(kept).startsWith(first).contains(end.strip());
        assertThat(text).doesNotStartWith(first);
    }

    @Test
    void what_a_real_model_says_of_the_length_of_its_text_is_cut() {
        String text = RealTexts.text("en-own-length");
        assertThat(text).endsWith("The story is written in full paragraphs and is approximately 205 words long.");
        assertThat(kept(text)).endsWith("and they had a happy and fulfilling life together.");
    }

    @Test
    void what_a_section_of_a_real_model_says_of_itself_at_its_end_is_cut() {
        String text = RealTexts.text("en-account");
        String account = text.substring(text.indexOf("This section provides a concise"));
        assertThat(kept(text).strip()).isEqualTo(text.substring(0, text.length() - account.length()).strip());
        assertThat(kept(account + "\n\nIt ebbs.")).as("at the beginning it leads on").startsWith(account);
    }

    @Test
    void thanks_and_wishes_of_a_real_model_in_a_report_are_cut_and_stay_in_a_letter() {
        GuardContext report = RealTexts.asked(RealTexts.chinese(), "大学生恋爱观社会调查报告，5000字左右");
        String text = RealTexts.text("zh-farewell");
        assertThat(text).endsWith("祝您的心情晴朗！");
        assertThat(((Kept) new Chatter().on(text, report)).text().strip()).endsWith("这样可以使我们的研究成果更具可信度。");
        GuardContext letter = RealTexts.asked(RealTexts.chinese(), "给全体同学写一封信");
        assertThat(new Chatter().on(text, letter)).isEqualTo(new Kept(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "以上就是我为您提供的关于会议纪要的全部内容，请您查看并确认无误后再编辑发布。",
                "感谢各位同事的辛勤付出，期待未来更多的合作与发展！",
                "请注意，上述文本仅为示例，实际使用时应根据实际情况进行修改和完善。",
                "以下是本篇文章的第11节的具体内容，这部分主要讲述了大学生的家庭关系。",
                "[你的名字]",
                "Thank you for reading!",
                "I hope you found this article helpful.",
                "[Your Name]"
            })
    void a_parting_is_cut_wherever_it_stands(String parting) {
        assertThat(kept("The tide turns.\n\n" + parting + "\n\nIt ebbs.")).isEqualTo("The tide turns.\n\nIt ebbs.");
    }

    @Test
    void a_template_keeps_its_blanks_for_names() {
        GuardContext template = RealTexts.asked(RealTexts.english(), "Write a resume template for a docker.");
        String text = "# Resume\n\n[Your Name]\n\nA docker for twenty years.";
        assertThat(new Chatter().on(text, template)).isEqualTo(new Kept(text));
    }

    @Test
    void an_announcement_within_the_text_of_a_real_model_is_cut() {
        assertThat(RealTexts.text("zh-think")).contains("接下来，写一段80字左右的文字，说明城市为什么要种树：");
        assertThat(kept(RealTexts.text("zh-think"))).doesNotContain("接下来，写一段80字");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sure!",
                "Certainly! Here is the third section of the report:",
                "Of course. I will write the next section in about 300 words:",
                "Here is a 300-word draft on harbours:",
                "**Here's the revised version:**",
                "Below is the section as requested:",
                "Here is an article about the history of tea:",
                "I'm sorry, but I can't generate a text of that length.",
                "As an AI language model, I cannot visit harbours.",
                "当然可以。",
                "好的，以下是第三节的内容：",
                "以下是修改后的文章：",
                "根据您的要求，我写了一篇短文：",
                "作为一个人工智能语言模型，我没有亲身经历。"
            })
    void what_stands_before_the_text_is_cut(String talk) {
        assertThat(kept(talk + "\n\nThe tide turns.")).isEqualTo("The tide turns.");
        assertThat(kept("---\nThe tide turns.".replace("---", talk + "\n\n---"))).isEqualTo("The tide turns.");
    }

    @Test
    void an_announcement_goes_from_the_line_that_the_text_begins_in() {
        assertThat(kept("Sure, here is the section: **Tides** turn twice a day."))
                .isEqualTo("**Tides** turn twice a day.");
        assertThat(kept("以下是第二节的正文：潮水一天涨落两次。")).isEqualTo("潮水一天涨落两次。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I hope this helps!",
                "I hope this section meets your expectations.",
                "Let me know if you would like any changes to the text.",
                "Let me know if you have any questions!",
                "Please feel free to adjust the draft as you see fit.",
                "Would you like me to continue with the next section?",
                "If you need further edits, I can revise the section.",
                "Word count: 412",
                "**Word Count:** 412 words",
                "(412 words)",
                "[Continue in the next section]",
                "[End of Section 3]",
                "(To be continued)",
                "Note: This section has about 400 words as per the instructions.",
                "I will now write the next section on harbours.",
                "希望对您有帮助！",
                "希望这篇文章符合您的要求。",
                "如需修改或补充，请随时告诉我。",
                "如果您还有其他问题，请随时联系我。",
                "（约500字）",
                "字数统计：498字",
                "（未完待续）",
                "以上就是第三节的全部内容。",
                "需要我继续写下一节吗？",
                "注：以上内容仅供参考，可根据需要调整。"
            })
    void what_stands_after_the_text_is_cut(String talk) {
        assertThat(kept("The tide turns.\n\n" + talk)).isEqualTo("The tide turns.");
        assertThat(kept("The tide turns.\n\n" + talk + "\n\n" + talk)).isEqualTo("The tide turns.");
        assertThat(kept("The tide turns. " + talk)).isEqualTo("The tide turns.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Word count: 412", "[Continued in the next section]", "（字数：约300字）", "接下来，我将写第三节的内容。"})
    void a_remark_on_the_task_is_cut_wherever_it_stands(String talk) {
        assertThat(kept("The tide turns.\n\n" + talk + "\n\nIt ebbs.")).isEqualTo("The tide turns.\n\nIt ebbs.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Sure,\" she said, \"here is the text.\"",
                "Sure, the harbour was quiet; nobody had come yet.",
                "Certainly the tide would turn before long.",
                "Here is the house where my father was born.",
                "Here is the story as my grandmother told it:",
                "Let me know the tides and I will tell you the time.",
                "I hope this winter will be mild, he thought.",
                "Would you like to see the sea?",
                "If you want to bake bread, I can tell you how my mother did it.",
                "The report has 400 words on tides and none on fish.",
                "As requested by the mayor, the harbour was closed.",
                "Note: the tide tables are those of 1911.",
                "In the next section of the river the water runs faster.",
                "当然可以这样理解，但还有另一种看法。",
                "以下是宋代夜市常见的小吃：",
                "希望有一天，他能回到故乡。",
                "如果有问题，村民们就去找老张。",
                "下面我们来看一看州桥夜市的饮食。",
                "好的，她点了点头，没有再说什么。",
                "全书约二百页，字数不多。",
                "- Word count: 3000 at most",
                "1. 字数：800字"
            })
    void sentences_of_the_text_itself_are_kept(String line) {
        String text = line + "\n\nThe tide turns.\n\n" + line;
        assertThat(kept(text)).isSameAs(text);
    }

    @Test
    void a_letter_keeps_its_courtesies_but_not_what_stands_below_a_rule() {
        GuardContext email = RealTexts.asked(RealTexts.english(), "Write an email that moves the meeting to Friday.");
        String letter = RealTexts.text("en-good-letter");
        assertThat(new Chatter().on(letter, email)).isEqualTo(new Kept(letter));
        String short_ = "Dear Ann,\n\nthe meeting is on Friday. Let me know if you have any questions about the report.";
        assertThat(new Chatter().on(short_, email)).isEqualTo(new Kept(short_));
        String talk = "Sure! Here is the email:\n\n" + letter + "\n\n---\n\nLet me know if you would like a shorter version!";
        assertThat(Guards.check(talk, email).text()).isEqualTo(letter);
    }

    @Test
    void a_rule_before_the_text_is_no_talk() {
        String text = "---\ntitle: Tides\n---\n\nThe tide turns.";
        assertThat(kept(text)).isSameAs(text);
    }

    @Test
    void a_serial_may_end_with_a_promise() {
        GuardContext serial = RealTexts.asked(RealTexts.chinese(), "写一篇连载小说，结尾写未完待续。");
        String text = "门外有人敲门。\n\n（未完待续）";
        assertThat(new Chatter().on(text, serial)).isEqualTo(new Kept(text));
    }

    private static String kept(String text) {
        return ((Kept) new Chatter().on(text, RealTexts.english())).text();
    }
}
