package dev.longhand.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One JSON object of an answer: a section, or what sections are listed in. Keys may have many names. */
final class PlanObject {
    private static final Pattern WORDS = Pattern.compile("words?|wordcount|.*(?:word|character)s?(?:count|budget|target|limit)"
            + "|(?:target|total)(?:words|length)|budget|length|count|.*字数.*|篇幅");
    private static final Pattern HEADING =
            Pattern.compile(".*title|heading|header|name|section(?:name)?|chapter(?:name)?|.*标题|题目|名称|章节");
    private static final Pattern POINT = Pattern.compile(
            ".*points?|description|summary|contents?|purpose|focus|details?|topic|.*要点|.*内容|主旨|主题|描述|概要|说明");

    private final boolean listed;
    private final List<String> points = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private String heading = "";
    private int words;
    private boolean hasSections;

    /** An empty object; listed if it is an element of an array. */
    PlanObject(boolean listed) {
        this.listed = listed;
    }

    /** A value of this object; the name is empty in an array. */
    void put(String name, String value) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        if (name.isEmpty()) {
            strings.add(value);
        } else if (WORDS.matcher(key).matches()) {
            words = WordBudget.of(value);
        } else if (HEADING.matcher(key).matches()) {
            heading = value;
        } else if (POINT.matcher(key).matches()) {
            points.add(value);
        }
    }

    /** Notes that there are sections inside, so that this is none itself. */
    void holdSections() {
        hasSections = true;
    }

    /** Whether this is the whole plan or a chapter of it. */
    boolean holdsSections() {
        return hasSections || (!listed && points.isEmpty() && !strings.isEmpty());
    }

    /** Its heading, if that is not the one of a section or chapter. */
    String title() {
        return listed || !(holdsSections() || points.isEmpty()) ? "" : heading;
    }

    /** The sections that it adds to the plan, those inside it aside. */
    List<RawPlan.Item> sections() {
        if (hasSections) {
            return List.of();
        }
        if (holdsSections()) {
            return strings.stream().map(string -> item(string, 0)).toList();
        }
        boolean named = listed || !points.isEmpty() || words > 0;
        return named && !text().isBlank() ? List.of(item(text(), words)) : List.of();
    }

    /** A section; its point may name the budget. */
    static RawPlan.Item item(String point, int words) {
        WordBudget.Found found = WordBudget.in(point);
        return words > 0 ? new RawPlan.Item(point, words) : new RawPlan.Item(found.rest(), found.words());
    }

    private String text() {
        return Stream.of(Stream.of(heading), points.stream(), strings.stream())
                .flatMap(part -> part)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(": "));
    }
}
