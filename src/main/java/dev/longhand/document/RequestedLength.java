package dev.longhand.document;

import static dev.longhand.document.LengthGrammar.Role.DOCUMENT;
import static dev.longhand.document.LengthGrammar.Role.EACH;
import static dev.longhand.document.LengthGrammar.Role.EXISTING;
import static dev.longhand.document.LengthGrammar.Role.PART;
import static dev.longhand.document.LengthGrammar.Role.TOTAL;

import dev.longhand.document.LengthGrammar.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The length that an instruction names in its text, in words of {@link WordCounter}: of a range the upper end, of parts
 * their sum, as in LongBench-Write. None is better than a wrong one: what is vague, or counted in English characters,
 * paragraphs or minutes, is no length. Takes time linear in the instruction.
 */
public final class RequestedLength {
    /** A longer instruction is read at its ends, where the wish stands: what lies between is material. */
    private static final int END = 8_192;

    /** A text with more lengths than these is a table. */
    private static final int MENTIONS = 200;

    /** Quoted sentences and titles: a count in them belongs to what is quoted. */
    private static final Pattern QUOTED =
            Pattern.compile("(?<=[\\s:(,，：])\"(?=\\S)[^\"\n]{20,400}\"|“[^“”\n]{20,400}”"
                    + "|「[^「」\n]{20,400}」|《[^《》\n]{1,80}》");

    private static final Pattern MARKUP = Pattern.compile("\\*\\*|[#`_]");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\t]+");
    private static final String VARIANTS = "‐‑‒–—―−～〜數兩萬個總約詞餘來";
    private static final String USUAL = "-------~~数两万个总约词余来";

    private RequestedLength() {}

    /** The length, if one is found. */
    public static OptionalInt find(String instruction) {
        String text = tidy(ends(instruction));
        return Stream.of(LengthMention.WORDS, LengthMention.PAGES)
                .map(forms -> decide(LengthMention.in(text, forms)))
                .flatMapToInt(OptionalInt::stream)
                .findFirst();
    }

    private static OptionalInt decide(Collection<LengthMention> mentions) {
        Map<Role, List<LengthMention>> found =
                mentions.stream().limit(MENTIONS).collect(Collectors.groupingBy(LengthGrammar::role));
        return Stream.of(longest(TOTAL, found), longest(DOCUMENT, found), ofParts(found), longest(EXISTING, found))
                .flatMapToInt(OptionalInt::stream)
                .findFirst();
    }

    private static OptionalInt longest(Role role, Map<Role, List<LengthMention>> found) {
        return found.getOrDefault(role, List.of()).stream()
                .mapToInt(LengthMention::amount)
                .max();
    }

    /** The sum of the parts, unless it is not said how many there are. */
    private static OptionalInt ofParts(Map<Role, List<LengthMention>> found) {
        long sum = found.getOrDefault(PART, List.of()).stream()
                .mapToLong(LengthMention::amount)
                .sum();
        for (LengthMention each : found.getOrDefault(EACH, List.of())) {
            OptionalInt parts = LengthGrammar.parts(each);
            if (parts.isEmpty()) {
                return OptionalInt.empty();
            }
            sum += (long) parts.getAsInt() * each.amount();
        }
        return sum == 0 || sum > LengthMention.MOST ? OptionalInt.empty() : OptionalInt.of((int) sum);
    }

    private static String ends(String text) {
        return text.length() <= 2 * END
                ? text
                : text.substring(0, END) + "\n" + text.substring(text.length() - END);
    }

    private static String tidy(String instruction) {
        String plain = instruction.chars()
                .map(RequestedLength::usual)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
        String unquoted = QUOTED.matcher(plain).replaceAll("…");
        return BLANKS.matcher(MARKUP.matcher(unquoted).replaceAll("")).replaceAll(" ");
    }

    /** Full-width letters and digits as ASCII, one dash, one script; but the punctuation of Chinese stays. */
    private static int usual(int c) {
        if (c >= '！' && c <= '～' && "！（），：；？".indexOf(c) < 0) {
            return c - '！' + '!';
        }
        return VARIANTS.indexOf(c) < 0 ? c : USUAL.charAt(VARIANTS.indexOf(c));
    }
}
