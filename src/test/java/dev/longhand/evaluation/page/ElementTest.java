package dev.longhand.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ElementTest {
    @Test
    void text_and_attributes_stay_text() {
        assertThat(Element.of("p", "a < b && c > \"d\" ]]> </p>").with("title", "\"><script>").render())
                .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">a &lt; b &amp;&amp; c &gt; &quot;d&quot; ]]&gt; &lt;/p&gt;</p>");
    }

    @Test
    void characters_that_no_page_can_hold_are_replaced() {
        assertThat(Element.of("p", "a\u0000b\u001bc\ud800d\uffffe😀").render()).isEqualTo("<p>a\ufffdb\ufffdc\ufffdd\ufffde😀</p>");
    }

    @Test
    void elements_without_content_are_closed_as_html_wants_them() {
        assertThat(Element.of("div").add(Element.of("br"), Element.of("td")).render())
                .isEqualTo("<div><br/><td></td></div>");
    }

    @Test
    void coordinates_have_a_point_and_one_digit() {
        assertThat(Element.of("rect").with("x", 1234.56).with("y", -0.04).render())
                .isEqualTo("<rect x=\"1234.6\" y=\"0.0\"></rect>");
    }
}
