package dev.longhand.stages.guards;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of speech in which a model talks about the text it writes. All but announcements are whole lines without
 * Markdown. Every repetition is bounded, so that a long line costs linear time.
 */
final class Talk {
    /** What stands for itself in the forms. */
    private static final Map<String, String> TERMS = Map.of(
            "{part}", "(?:section|paragraph|passage|continuation|draft|response|answer|version|text)s?\\b",
            "{text}", "(?:section|paragraph|passage|continuation|draft|response|answer|version|text|article|essay|report"
                    + "|piece|story|poem|letter|e-?mail|chapter|speech|script|outline|summary|introduction|conclusion"
                    + "|document|guide|post)s?\\b",
            "{work}", "(?:revis\\w{2,4}|edit\\w{0,5}|adjust\\w{0,6}|chang(?:es?|ed)|modif\\w{2,9}|expan\\w{1,5}|rewrit\\w{1,4}"
                    + "|proofread|shorten|lengthen|refine\\w?)\\b",
            "{rest}", "[^\\n]{0,200}",
            "{节}", "(?:第[\\d一二三四五六七八九十]{1,3}(?:个?部分|[章节段])|(?:[下这上本]一?|最后一)(?:节|段|部分)|段落)",
            "{文}", "(?:正文|文章|作文|短文|范文|全文|草稿|续写|示例|文字|版本|译文|一篇|一段)",
            "{assent}", "(?:sure(?: thing)?|certainly|of course|absolutely|great|okay|ok|no problem|understood|got it)",
            "{好}", "(?:当然(?:可以|没问题)?|好的?|没问题|可以)",
            "{改}", "(?:修改|调整|补充|润色|续写|扩展|扩写|改写|删减)");

    private static final String OPEN = "[\\s>*_#]{0,8}+[\\[(（【]?";
    private static final String CLOSE = "[.。!！?？]?[\\])）】]?[.。!！]?[\\s*_]{0,8}+";

    /** What may precede the text's first words in their line. */
    private static final List<Pattern> ANNOUNCEMENTS = forms("",
            "{assent}[!.]++\\s*$",
            "{assent}[!,.:]{1,2}+[^:\\n]{0,30}?\\b(?:here|below|this is|i)\\b[^:\\n]{0,160}?\\b(?:{text}|requested|words?\\b"
                    + "|write|help)[^:\\n]{0,200}(?::|[.!]\\s*$)",
            "{assent}[!,.:]{1,2}+ (?:here(?:'s|’s| is| are)|below)\\b[^:\\n]{0,200}:\\s*$",
            "(?:here(?:'s|’s| is| are)|below is|the following is|this is) (?:the|an?|your|my)\\b[^:.\\n]{0,80}?\\b{part}"
                    + "[^:\\n]{0,160}:",
            "(?:here(?:'s|’s| is| are)|below is|the following is|this is) (?:the|an?|your|my)\\b[^:.\\n]{0,60}?\\b"
                    + "(?:requested|[0-9]{2,5}[- ]word) [^:.\\n]{0,100}:",
            "(?:here(?:'s|’s| is| are)|below is|the following is|this is) (?:the|an?|your|my)\\b[^:.\\n]{0,60}?\\b{text}"
                    + " (?:about|on|for|based|with|that|you|in about|of about|regarding)\\b[^:\\n]{0,160}:",
            "{好}[！!。.]++\\s*$",
            "{好}[，,！!。]\\s*(?:我(?:会|将|来|可以|为)|(?:以下|下面|这)(?:就?是|为)|以下|下面)[^：:\\n]{0,100}(?:[：:]|[。！]\\s*$)",
            "(?:以下|下面|这)(?:就?是|为)[^：:。\\n]{0,60}(?:{节}|{文})[^：:。\\n]{0,40}[：:]",
            "根据(?:您|你)的?(?:要求|需求|提供)[^：:。\\n]{0,60}(?:{节}|{文})[^：:。\\n]{0,40}[：:]");

    /** Counts of words, notes on the task, and what is to be done next with the text. */
    private static final List<Pattern> REMARKS = forms(CLOSE,
            "(?:total |approximate )?(?:word|character) count(?: of [^\\n]{0,30})?\\s?[:：=]?\\s?(?:about |~|≈)?[0-9][^.\\n]{0,40}",
            "(?:total words|words)\\s?[:：=]\\s?[0-9,]{2,6}",
            "[(\\[](?:about |approximately |approx\\.? |~)?[0-9,]{2,6} (?:words|characters)[^\\n]{0,20}",
            "(?:this|the)(?: \\w{1,20})? {text}[^\\n]{0,400}\\b(?:is|are|has|contains|in)\\b[^.\\n]{0,40}?\\b(?:[0-9,]{2,6}"
                    + " words (?:long|in length)|(?:approximately|exactly|roughly) [0-9,]{2,6} words)",
            "end of (?:the )?(?:section|paragraph|chapter|document|draft)\\b[^.\\n]{0,30}",
            "[(\\[]continue[ds]? (?:in|with|to|from|on)\\b[^\\n]{0,80}",
            "note:? (?:this|the|i|that the|please)\\b[^\\n]{0,80}\\b{part}[^\\n]{0,100}\\b(?:words?|instructions?|request(?:ed)?"
                    + "|prompt|requirements?|placeholders?|{work}){rest}",
            "(?:i(?:'ll|’ll| will| shall| can| have)|let me|let's|let’s|now,? i will) (?:now |just )?(?:write|written|draft(?:ed)?"
                    + "|continue|proceed|move on)\\b[^\\n]{0,60}\\b(?:section|paragraph|draft|essay|article)\\b[^\\n]{0,120}",
            "as (?:you )?requested,? [^\\n]{0,60}\\b{part}[^\\n]{0,120}",
            "(?:总|全文)?字数(?:统计)?\\s?[：:]?\\s?(?:约|共|大约)?\\s?[0-9一二三四五六七八九十百千]{1,7}\\s?个?字?[^。\\n]{0,10}",
            "(?:全文|本节|本段|正文|以上)?(?:约|共|大约|共计|共约)?\\s?[0-9]{2,6}\\s?个?字(?:左右)?",
            "(?:首先|接下来|下面|现在|然后)[，,]?(?:我们|我)?(?:将|来|会|就|开始|在)?[^，。：:\\n]{0,24}(?:写|撰写|续写|起草)[^。：:\\n]{0,40}"
                    + "(?:{节}|{文}|[0-9]字|思考)[^。：:\\n]{0,40}[：:]?",
            "以上(?:就?是|为)[^。\\n]{0,40}(?:{节}|{文})[^。\\n]{0,30}(?:。\\s?(?:让我们|\\[)[^\\n]{0,30})?",
            "注[：:]\\s?(?:以上|本文|本节|本段|此|该)[^\\n]{0,60}(?:字|要求|参考|{改})[^\\n]{0,60}");

    /** Thanks, wishes and blanks for names, with which a letter or a speech ends, and nothing else. */
    private static final List<Pattern> PARTINGS = forms("",
            "(?:再次|最后|在此|谨)?[，,]?(?:衷心|诚挚)?地?(?:感谢|谢谢)(?:大家|各位|所有|每一位|您|你|读者|阅读|关注|支持){rest}{rest}",
            "(?:再次|最后)?[，,]?(?:祝愿?|愿)(?:大家|各位|您|你|每一位|所有){rest}{rest}",
            "希望(?:这[份篇些]|我们的|本[文节次]|以上|通过这)[^。\\n]{0,40}(?:帮助|启[示发]|参考|喜欢|借鉴){rest}{rest}",
            "以上就?是(?:我|本|为您|关于)[^。\\n]{0,60}(?:{节}|{文}|内容){rest}{rest}",
            "以下就?是本[^。\\n]{0,20}{节}{rest}",
            "请注意[，,：:]\\s?(?:上述|以上|本|此|该)[^。\\n]{0,30}(?:示例|仅供|{改}|完善){rest}",
            "(?:[^\\n]{0,12}[：:])?\\s?\\[(?:您|你|我)的[^\\]\\n]{1,12}\\][^\\n]{0,10}",
            "(?:thank you|thanks)(?: again| so much| very much)?,? (?:for (?:reading|your (?:time|attention|interest|support))|everyone"
                    + "|to (?:all|everyone)){rest}",
            "(?:i|we) hope (?:that )?(?:you (?:enjoy|find|found)|this (?:{text}|information)|these)[^.\\n]{0,80}"
                    + "\\b(?:help\\w{0,5}|useful|informative|enjoy\\w{0,6}|inspir\\w{1,6}){rest}",
            "(?:[^\\n]{0,20}:)?\\s?\\[(?:your|my|insert)\\b[^\\]\\n]{1,30}\\][^\\n]{0,10}");

    /** What else than a serial does not end with. */
    private static final List<Pattern> PROMISES = forms(CLOSE,
            "[(\\[]\\s?(?:to be )?continued[.…!]{0,3}", "to be continued[.…!]{0,3}", "[（(【]?(?:未完)?待续[.…！。]{0,6}");

    /** Answers of a model that does not want to write. */
    private static final List<Pattern> REFUSALS = forms(CLOSE,
            "(?:i'm|i’m|i am) (?:so |very )?sorry,? but (?:as an ai\\b|i(?: can't| can’t| cannot|'m unable|’m unable| am unable"
                    + "|'m not able| am not able))\\b[^\\n]{0,40}\\b(?:assist|help|fulfill?|comply|generate|write|create|provide"
                    + "|continue|access|browse|complete|engage|answer)\\b{rest}{rest}",
            "as an? (?:ai|artificial intelligence|(?:large )?language model)\\b(?: language model| assistant)?,? i\\b{rest}{rest}",
            "(?:很|非常|十分)?(?:抱歉|对不起)[，,]?[^。\\n]{0,30}(?:无法|不能|没有办法)[^。\\n]{0,30}(?:提供|回答|协助|生成|完成|写|帮|满足)"
                    + "[^\\n]{0,120}",
            "作为(?:一个|一名|一款|一位)?(?:AI|人工智能|大?语言模型)[^，,\\n]{0,10}[，,]\\s?我[^\\n]{0,200}");

    /** Offers to go on working on the text, and questions about it. */
    private static final List<Pattern> OFFERS = forms(CLOSE,
            "(?:please )?(?:let me know|feel free to|don't hesitate to|do not hesitate to)\\b[^\\n]{0,120}?\\b(?:{text}|{work}"
                    + "|next one|tone\\b|word count){rest}",
            "(?:would you like|do you want|shall i|should i|may i)\\b[^\\n]{0,60}?\\b(?:me to|i)\\b[^\\n]{0,60}?\\b(?:{text}|{work}"
                    + "|continue|proceed|go on)[^\\n]{0,120}\\?",
            "if you(?:'d|’d| would)? (?:like|want|need|have)\\b[^\\n]{0,100}?\\b(?:{text}|{work})[^\\n]{0,100}"
                    + "\\b(?:i can|i could|let me know|happy to|glad to|just ask|feel free)\\b{rest}",
            "(?:(?:yes|sure|of course|certainly|absolutely)[,.!]? )?i(?:'d be| would be|'m| am)? (?:happy to|glad to|can|could)"
                    + " (?:certainly )?help you\\b{rest}",
            "(?:please |could you (?:please )?)(?:provide|share|give|send|tell|specify|clarify)\\b[^\\n]{0,80}\\b(?:details?"
                    + "|information|title|contents?|topic|{text}|feedback|instructions?)\\b{rest}",
            "(?:{好}[，,！!。]\\s*)?请(?:问(?:您|你)|(?:您|你)?先?(?:提供|告诉我))[^\\n]{0,80}",
            "(?:如果?|若)(?:您|你)?[^。\\n]{0,30}(?:{改}|{节}|字数)[^。\\n]{0,60}(?:告诉|告知|提出|随时|联系|吩咐|说明)[^\\n]{0,40}",
            "(?:请问)?(?:您|你)?是否需要(?:我)?[^\\n]{0,40}(?:{改}|继续)[^\\n]{0,40}",
            "(?:需要|要)我(?:继续|接着|{改})[^\\n]{0,40}[？?]",
            "希望[^\\n]{0,60}(?:{改})[^\\n]{0,20}(?:告诉|告知|提出|随时|联系)[^\\n]{0,40}");

    /** Courtesies of an assistant at the end of its answer. */
    private static final List<Pattern> COURTESIES = forms(CLOSE,
            "i (?:really )?(?:hope|trust) (?:that )?(?:this|it|the \\w{1,20})(?: \\w{1,20})? (?:helps?|meets|is helpful|suits|works"
                    + "|fits|satisf\\w{2,3}|was helpful|will help)\\b[^\\n]{0,120}",
            "(?:please )?(?:let me know|feel free to (?:ask|reach out|contact))\\b(?! in the comment)[^\\n]{0,60}\\b(?:questions?"
                    + "|anything else|further|assistance|help|more)\\b[^\\n]{0,100}",
            "if you (?:need|have|require)\\b[^\\n]{0,80}\\b(?:hesitate|feel free|let (?:me|us) know|reach out)\\b{rest}{rest}",
            "(?:good luck|best of luck) (?:with|on) your (?:{text}|project|assignment|writing)[^\\n]{0,60}",
            "希望[^。\\n]{0,20}(?:对(?:您|你)|(?:您|你)(?:会)?(?:满意|喜欢)|(?:符合|满足)(?:您|你)?的?(?:要求|需求|期望)|帮助?到(?:您|你))"
                    + "[^\\n]{0,60}",
            "(?:如果?|若)(?:您|你)?(?:还)?有(?:任何|其他|什么)?[^。\\n]{0,10}(?:问题|需求|要求|疑问)[^。\\n]{0,20}"
                    + "(?:告诉|告知|随时|联系|提出|咨询)[^\\n]{0,40}");

    /** What a section says of itself when it has nothing more to say. */
    private static final List<Pattern> ACCOUNTS = forms("",
            "(?:this|the) (?:section|paragraph|passage|continuation) (?:provide|summari[sz]e|highlight|conclude|emphasi[sz]e"
                    + "|introduce|outline|serve|end|cover|describe|discusse|explore)s\\b{rest}{rest}{rest}{rest}");

    private Talk() {}

    /** How many characters at the line's beginning announce the text; 0 for none. */
    static int announcement(String line) {
        return ANNOUNCEMENTS.stream()
                .map(form -> form.matcher(line))
                .filter(Matcher::lookingAt)
                .mapToInt(Matcher::end)
                .findFirst()
                .orElse(0);
    }

    static boolean isRefusal(String plain) {
        return matches(REFUSALS, plain);
    }

    static boolean isRemark(String plain) {
        return matches(REMARKS, plain);
    }

    static boolean isParting(String plain) {
        return matches(PARTINGS, plain);
    }

    static boolean isPromise(String plain) {
        return matches(PROMISES, plain);
    }

    static boolean isOffer(String plain) {
        return matches(OFFERS, plain);
    }

    static boolean isAccount(String plain) {
        return matches(ACCOUNTS, plain);
    }

    static boolean isCourtesy(String plain) {
        return matches(COURTESIES, plain);
    }

    private static List<Pattern> forms(String close, String... forms) {
        return Arrays.stream(forms).map(form -> form(form, close)).toList();
    }

    /** A form with its terms filled in, in brackets or not; terms may hold other terms. */
    private static Pattern form(String form, String close) {
        String filled = form;
        for (int depth = 0; depth < 2; depth++) {
            for (Map.Entry<String, String> term : TERMS.entrySet()) {
                filled = filled.replace(term.getKey(), term.getValue());
            }
        }
        return Pattern.compile(OPEN + "(?:" + filled + ")" + close, Pattern.CASE_INSENSITIVE);
    }

    private static boolean matches(List<Pattern> forms, String plain) {
        return forms.stream().anyMatch(form -> form.matcher(plain).matches());
    }
}
