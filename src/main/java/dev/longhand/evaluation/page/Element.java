package dev.longhand.evaluation.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element of HTML or SVG. What it renders is well-formed as XML and as HTML, and text in it is escaped; a character
 * that XML cannot hold becomes U+FFFD. Not safe for several threads.
 */
public final class Element {
    private static final Set<String> WITHOUT_CONTENT = Set.of("meta", "br", "col");
    private static final int REPLACEMENT = 0xFFFD;

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private String text = "";

    private Element(String name) {
        this.name = name;
    }

    /** An element without anything. */
    public static Element of(String name) {
        return new Element(name);
    }

    /** An element with a text. */
    public static Element of(String name, String text) {
        Element element = new Element(name);
        element.text = text;
        return element;
    }

    /** The same element with an attribute. */
    public Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** The same element with a number as an attribute, to a tenth. */
    public Element with(String attribute, double value) {
        return with(attribute, Numbers.coordinate(value));
    }

    /** The same element with more elements at its end, after its text. */
    public Element add(Element... more) {
        children.addAll(List.of(more));
        return this;
    }

    /** The same element with more elements at its end, after its text. */
    public Element addAll(List<Element> more) {
        children.addAll(more);
        return this;
    }

    /** The element as text. */
    public String render() {
        StringBuilder out = new StringBuilder();
        render(out);
        return out.toString();
    }

    private void render(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) ->
                out.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"'));
        if (WITHOUT_CONTENT.contains(name)) {
            out.append("/>");
            return;
        }
        out.append('>');
        out.append(escaped(text));
        children.forEach(child -> child.render(out));
        out.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(c) ? c : REPLACEMENT);
            }
        });
        return out.toString();
    }

    /** The characters of XML 1.0. */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
