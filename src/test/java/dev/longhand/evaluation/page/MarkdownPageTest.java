package dev.longhand.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.evaluation.page.Block.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkdownPageTest {
    private static final Block.Table TABLE = new Block.Table(
            List.of(Column.text("Prompt"), Column.number("S_l")),
            List.of(List.of("a|b\n<img src=x>", "87.5"), List.of("[x](y) `z` __init__ 雪", "–")));

    @Test
    void a_page_is_headings_and_tables_and_what_stands_in_a_cell_stays_in_it() {
        assertThat(MarkdownPage.render(new Page(
                        "Evaluation",
                        "of *all*",
                        List.of(
                                new Block.Heading("Length"),
                                new Block.Cards(List.of(new Block.Card("S_l", "87.5", "median 90"))),
                                TABLE,
                                new Block.Drawing("A plot", Element.of("svg"), List.of())))))
                .isEqualTo("""
                        # Evaluation

                        of \\*all\\*

                        ## Length

                        - S_l: **87.5** (median 90)

                        | Prompt | S_l |
                        | --- | ---: |
                        | a\\|b \\<img src=x\\> | 87.5 |
                        | \\[x](y) \\`z\\` \\_\\_init\\_\\_ 雪 | – |
                        """);
    }

    @Test
    void a_terminal_shows_a_table_in_columns() {
        assertThat(PlainTable.render(TABLE)).isEqualTo("""
                Prompt                   S_l
                a|b <img src=x>         87.5
                [x](y) `z` __init__ 雪     –
                """);
    }

    @Test
    void a_row_has_a_cell_for_every_column() {
        assertThatThrownBy(
                        () -> new Block.Table(List.of(Column.text("A")), List.of(List.of("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
