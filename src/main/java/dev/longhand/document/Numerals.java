package dev.longhand.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: 1,500, 1.5k, 2w, two thousand five hundred, 两千五百, 1万5千. */
final class Numerals {
    private static final List<String> ONES = List.of(("zero one two three four five six seven eight nine ten eleven"
                    + " twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
            .split(" "));
    private static final List<String> TENS =
            List.of("- - twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
    private static final Map<String, Integer> SCALES = Map.of(
            "十", 10, "百", 100, "hundred", 100, "千", 1_000, "thousand", 1_000, "k", 1_000, "万", 10_000, "w", 10_000,
            "million", 1_000_000);

    private static final String HAN_DIGITS = "〇一二三四五六七八九零两";
    private static final String HAN = "[" + HAN_DIGITS + "十百千万]";

    private static final String DIGITS = "(?<![\\d$€£¥a-wyz]|\\d[.,])"
            + "(?:\\d{1,3}(?:[,，.]\\d{3}| 000){1,2}|\\d{1,7}(?:\\.\\d{1,2})?)(?!\\d)"
            + "(?:[ -]?(?:hundred|thousand|million)\\b| ?[kw](?![a-z])| ?[百千万](?:\\d?" + HAN + "){0,6})?";
    private static final String CHINESE = "(?<![几数\\d" + HAN_DIGITS + "十百千万])" + HAN + "{1,10}+";
    private static final String ENGLISH_WORD = "(?:" + String.join("|", TENS.subList(2, 10)) + "|"
            + String.join("|", ONES.reversed()) + "|hundred|thousand|million)";

    /** Spares the search for a numeral where none can begin. */
    private static final String FIRST = "(?=[\\defhmnostz" + HAN_DIGITS + "十百千万])";

    /** English number words, joined by spaces, hyphens or "and"; bounded, as all here, to match in linear time. */
    static final String ENGLISH = FIRST + "\\b" + ENGLISH_WORD + "(?:(?: and)?[ -]" + ENGLISH_WORD + "){0,8}+\\b";

    /** Any numeral; to be matched without regard to case. */
    static final String ANY = FIRST + "(?:" + DIGITS + "|" + ENGLISH + "|" + CHINESE + ")";

    private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[,，. ](?=\\d{3}(?!\\d))");
    private static final Pattern LOW_END = Pattern.compile("[一二两三四五六七八](?=[二三四五六七八九][十百千万])");
    private static final Pattern TOKEN = Pattern.compile("\\d+(?:\\.\\d+)?|[a-z]+|[十百千万]");

    private Numerals() {}

    /** The value of a numeral, rounded; the higher end of a guess such as 三四千. */
    static long value(String numeral) {
        String plain = GROUPING.matcher(numeral.toLowerCase(Locale.ROOT)).replaceAll("");
        Matcher tokens = TOKEN.matcher(withDigits(LOW_END.matcher(plain).replaceAll("")));
        Sum sum = new Sum();
        while (tokens.find()) {
            sum.add(tokens.group());
        }
        return Math.round(sum.total + sum.section + sum.number);
    }

    private static String withDigits(String numeral) {
        return numeral.chars()
                .map(c -> HAN_DIGITS.indexOf(c) < 0 ? c : "012345678902".charAt(HAN_DIGITS.indexOf(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A sum read from left to right: tens and hundreds lift a number into the section, thousands lift the section. */
    private static final class Sum {
        private double total;
        private double section;
        private double number;

        void add(String token) {
            int scale = SCALES.getOrDefault(token, 1);
            if (scale == 1) {
                number += number(token);
            } else if (scale < 1_000) {
                section += atLeastOne(number) * scale;
                number = 0;
            } else {
                total += atLeastOne(section + number) * scale;
                section = 0;
                number = 0;
            }
        }

        private static double atLeastOne(double factor) {
            return factor == 0 ? 1 : factor;
        }

        private static double number(String token) {
            if (Character.isDigit(token.charAt(0))) {
                return Double.parseDouble(token);
            }
            return ONES.contains(token) ? ONES.indexOf(token) : Math.max(0, TENS.indexOf(token)) * 10;
        }
    }
}
