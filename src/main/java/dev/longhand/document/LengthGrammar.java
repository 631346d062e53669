package dev.longhand.document;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mentioned length is the length of, read from the words around it, in which it stands as {@code #}. */
final class LengthGrammar {
    /** What has a length. */
    enum Role {
        /** Expressly the whole document. */
        TOTAL,
        /** The document, for want of a sign of anything else. */
        DOCUMENT,
        /** Each of a number of parts. */
        EACH,
        /** One part of several. */
        PART,
        /** Perhaps a text that there is already. */
        EXISTING,
        /** Nothing that is to be written. */
        NOTHING
    }

    private static final int MOST_PARTS = 1_000;

    private record Rule(Role role, Pattern sign) {}

    /** What stands for itself in the rules; all are bounded or possessive, so that matching costs linear time. */
    private static final Map<String, String> TERMS = Map.of(
            "{hedge}", "(?:(?:an?|about|approx|approximately|are|around|at|be|between|count|exactly|fewer|in|is|just"
                    + "|least|length|less|limit|long|max|maximum|min|minimum|more|most|must|nearly|no|not|of|only|over"
                    + "|roughly|should|than|the|to|under|up|will|word)[ .:]{1,2})*+",
            "{part}", "(?:abstract|introduction|intro|foreword|prologue|opening|body|summary|conclusion|epilogue|ending"
                    + "|appendix|paragraph|(?:section|part|chapter|act) \\w{1,5}|(?:first|second|third|last) [a-z]+)",
            "{things}", "[ -](?:[a-z-]{1,20} ){0,2}?(?!(?:words?|years?|minutes?|mins?|hours?|days?|times)\\b)"
                    + "(?:[a-z]{2,20}s|(?<=-)[a-z]{3,20})\\b",
            "{count}", "(?=[\\defhmnostz二两三四五六七八九十])(?:(?<![\\d.,a-z第])(?!1\\D)\\d{1,3}(?!\\d)"
                    + "|(?!one\\b)" + Numerals.ENGLISH
                    + "|(?<![第几〇零一二两三四五六七八九十\\d])[二两三四五六七八九十][一二三四五六七八九十]{0,2}+)",
            "{限}", "[写约为在得要需应大至少不低于多超过控制达到字数最限：:（( \\d~-]*+",
            "{部分}", "(?:摘要|引言|前言|序言|导语|开头|结尾|结论|总结|首段|简介|背景"
                    + "|第[一二三四五六七八九十\\d]{1,3}(?:个?部分|[章节段幕点]))",
            "{内}", "(?:以内|之内|内|以上|左右|上下)?的?",
            "{量}", "[大小]?(?:部分|方面|小节|章节|[个篇章段节幕集封条则首份回卷道点场题期])");

    /** The first rule that fits tells the role. */
    private static final List<Rule> RULES = List.of(
            rule(Role.NOTHING, "(?<!(?:make|keep|get) )\\b(?:this|these|attached) #"),
            rule(Role.NOTHING, "\\b(?:the|my) (?:above|current|existing|following|given|original) #"),
            rule(Role.NOTHING, "\\b(?:web ?site|site|app) (?:of|with|that has|having) #"),
            rule(Role.NOTHING, "\\b(?:wrote|(?:have|has|had|'ve) (?:already )?written|read|published|contained"
                    + "|submitted|learn(?:ed)?|knows?|memori[sz]ed?|vocabulary of|list of) {hedge}#"),
            rule(Role.NOTHING, ", which (?:contains|had|has|is) {hedge}#"),
            rule(Role.NOTHING, "\\b(?:few|several|many|couple|couple of) #"),
            rule(Role.NOTHING, "\\bfrom {hedge}# ?(?:down |up )?to\\b"),
            rule(Role.NOTHING, "# ?(?:/|an?\\b|per|each|every) ?(?:minute|min|hour|day|week|month|night|page|line)\\b"),
            rule(Role.NOTHING, "# ?(?:that |which )?(?:rhym|from (?:my|that|the|this) list)"),
            rule(Role.NOTHING, "\\b(?:headline|slogan|tagline|title)s?[ (:]{0,2}{hedge}#"),
            rule(Role.NOTHING, "# ?(?:headline|slogan|tagline|title)s?\\b"),
            rule(Role.NOTHING, "\\b(?:with|including|includes?|plus) an? {hedge}# ?(?:[a-z]{1,20} )?{part}\\b"),
            rule(Role.NOTHING, "(?:[这那]|(?<!应)该|以下|[上下]面|上述|原文|写了|已写|写好)[的有是约近一篇个段]{0,3}#"),
            rule(Role.NOTHING, "从{限}#.{0,6}?[到至缩压扩改]"),
            rule(Role.NOTHING, "(?:掌握|认识|学会|背诵?|记忆|识记)[^，。\n]{0,4}#"),
            rule(Role.NOTHING, "每(?:分钟|小时|天|日|周|个?月|年|页|行|句){限}#"),
            rule(Role.NOTHING, "(?:标题|题目|名称|名字){限}#|#{内}(?:标题|题目|名字)"),
            rule(Role.NOTHING, "[附含][^，。\n]{0,4}#{内}{部分}"),
            rule(Role.EACH, "\\b(?:each|every (?=chapter|part|scene|section))(?: [a-z-]{1,20})?"
                    + "(?:(?!\\bwrit)[^.,;\n#\\d]){0,30}#"),
            rule(Role.EACH, "\\beach of\\b[^.;\n#]{0,40}#|#[^.,;\n]{0,40}\\beach of\\b"),
            rule(Role.EACH, "\\bfor (?:each|every)\\b[^.;\n#\\d]{0,60}#"),
            rule(Role.EACH, "# ?(?:or (?:less|fewer|more|so) |long |minimum |maximum )?(?:(?:for|in|on|about) )?"
                    + "(?:each|every|apiece|per|a (?:chapter|part|piece|scene|section))\\b|#, each(?=[.;\n]|$)"),
            rule(Role.EACH, "{count}{things} of {hedge}#|{count} ?[x×*] ?#"),
            rule(Role.EACH, "{count} # ?(?:[a-z-]{1,20} ){0,2}?[a-z]{2,20}s\\b"),
            rule(Role.EACH, "(?:各|分别)(?:自|个?部分|章节?|[节段篇项点个])?{限}#"),
            rule(Role.EACH, "每(?:(?!一[篇份])[^，。；\n#\\d]){0,16}#|# ?(?:[/每]一?|一)[篇章段节集幕个]"),
            rule(Role.EACH, "{count}[个篇份段封则首]{限}#"),
            rule(Role.TOTAL, "\\b(?:total|overall|altogether|combined)\\b[^.;\n#\\d]{0,40}#"),
            rule(Role.TOTAL, "# ?(?:in |or more in )?(?:total|all|altogether|overall|combined)\\b"),
            rule(Role.TOTAL, "(?:总(?!结)|(?<!公)共计?|合计|全文|全篇|全书|整体)[^，。；\n#\\d]{0,12}#"),
            rule(Role.PART, "\\b{part}[ (:-]{1,3}(?:(?:should|must) be |of |in |with )?{hedge}#"),
            rule(Role.PART, "# ?(?:long )?{part}\\b"),
            rule(Role.PART, "{部分}[（(:：]?{限}#|#{内}{部分}"),
            rule(Role.EXISTING, "\\b(?:my|the|of an?) #"));

    /** Where the number of parts stands, the surest place first. */
    private static final List<Pattern> PARTS = List.of(
            pattern("(?<count>{count}) ?[x×*]? ?#"),
            pattern("\\b(?:each|every) of (?:the |these |your )?(?<count>{count})"),
            pattern("(?<count>{count})[个大小]?(?<unit>部分|[^\\d，。#\n])[^#]{0,60}每[一个]{0,2}\\k<unit>"),
            pattern("每[一个]{0,2}(?<unit>部分|[^\\d，。#\n])[^#]{0,20}#.{0,40}?(?<count>{count})[个大小]?\\k<unit>"),
            pattern(".*(?<count>{count})(?:{things}|{量}).*#"),
            pattern("#.*?(?<count>{count})(?:{things}|{量})"));

    private LengthGrammar() {}

    static Role role(LengthMention mention) {
        return RULES.stream()
                .filter(rule -> rule.sign.matcher(mention.context()).find())
                .map(Rule::role)
                .findFirst()
                .orElse(Role.DOCUMENT);
    }

    /** How many parts there are that each have this length. */
    static OptionalInt parts(LengthMention mention) {
        return PARTS.stream()
                .map(pattern -> pattern.matcher(mention.context()))
                .filter(Matcher::find)
                .mapToLong(match -> Numerals.value(match.group("count")))
                .filter(count -> count <= MOST_PARTS)
                .mapToInt(Math::toIntExact)
                .findFirst();
    }

    private static Rule rule(Role role, String sign) {
        return new Rule(role, pattern(sign));
    }

    private static Pattern pattern(String withTerms) {
        String regex = withTerms;
        for (Map.Entry<String, String> term : TERMS.entrySet()) {
            regex = regex.replace(term.getKey(), term.getValue());
        }
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
