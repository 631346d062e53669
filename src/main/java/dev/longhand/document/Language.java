package dev.longhand.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A language that documents are written in, with its ISO 639-1 code. */
public enum Language {
    EN("en"),
    ZH("zh");

    private static final String NAME = "(?:(?<en>english|英文|英语)|(?<zh>chinese|mandarin|中文|汉语))";
    private static final String HOW = "(?:\\s+(?:simplified|traditional|standard|decent|modern|classical|plain|simple"
            + "|formal|fluent|proper|good|idiomatic|american|british|the|and|both))*+";

    /** What may follow "in Chinese" when that is a wish; before any other word it is an adjective. */
    private static final String END = "(?=\\s*+(?:$|[^\\w\\s-]|(?:about|and|at|but|by|chinese|characters?|for|from|in"
            + "|instead|language|on|only|please|that|to|using|with)\\b))";

    /** The ways to name the language, the clearest first; lazy and bounded, so that a long text costs linear time. */
    private static final List<Pattern> WISHES = List.of(
            wish("\\btranslat(?:e|ed|ion)\\b[^.?!\n]{0,100}?\\b(?:in)?to" + HOW + "\\s+" + NAME),
            wish("英译(?<zh>[中汉])|[中汉]译(?<en>英)"),
            wish("(?:翻译?|译|改写|转换?)(?:成|为)[^，。；\n]{0,4}?" + NAME),
            wish("(?<!(?:called|known|published|said|say) )\\b(?:in|into|using)" + HOW + "\\s+" + NAME + END),
            wish("(?:\\blanguage|语言)\\s?[:=：为是]\\s?" + NAME),
            wish("(?:^|[，。；（])" + NAME + "(?:$|[，。；）])"),
            wish("(?:写|输出|生成)" + NAME + "(?![^，。；\n]{0,8}?(?:教|课|老师|学习|研究|赏析|反思))"),
            wish("(?<![不别勿何么样会]|不要|标题|题目|摘要|关键词)[用以](?:[全纯]|流利的|地道的|简体|繁体)?" + NAME
                    + "来?(?=[写撰回输书创表生完作介]|\\s|$|\\p{IsPunctuation})"),
            wish("[写篇封份段则首词字](?:(?!关于|对于?)[^，。；\n]){0,20}?"
                    + "(?:关于[^，。；\n]{1,20}?的)?(?:简体|繁体)?" + NAME
                    + "(?:[\\])）]|(?:版|作文|文章|论文|短文|范文|邮件|书?信|演讲|报告|故事|小说|自我介绍|文案|新闻|简历)"
                    + "(?!教学|写作|批改|翻译|研究|赏析|教案|[的课中里]))"),
            wish("\\b(?:write|draft|compose|create|generate|produce|prepare|give|need|want)\\b"
                    + "(?:\\s+(?!(?:about|for|from|in|of|on|to)\\b)[\\w,-]++){0,6}?\\s+" + NAME
                    + "\\s+(?:article|blog|composition|copy|email|essay|letter|news|report|script|speech|text"
                    + "|version)\\b"));

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The ISO 639-1 code, in lower case. */
    public String code() {
        return code;
    }

    /** The language with this code, if it is one of ours. */
    public static Optional<Language> byCode(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /** The language that an instruction wants its document in: the one it names, else the one it is written in. */
    public static Language of(String instruction) {
        return WISHES.stream()
                .map(wish -> wish.matcher(instruction))
                .filter(Matcher::find)
                .findFirst()
                .map(named -> named.group("en") == null ? ZH : EN)
                .orElseGet(() -> dominant(instruction));
    }

    /** A Chinese word has about a character and a half. */
    private static Language dominant(String text) {
        long ideographs = text.chars().filter(c -> c >= 0x4E00 && c <= 0x9FFF).count();
        long words = WordCounter.count(text) - ideographs;
        return 2 * ideographs > 3 * words ? ZH : EN;
    }

    private static Pattern wish(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
