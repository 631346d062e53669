package dev.longhand.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ChildNamesTest {

    @Test
    void a_folder_that_a_cloud_lists_late_still_comes_first() {
        ChildNames names = new ChildNames("", 1);
        names.add("b-1");
        assertThat(names.complete()).isFalse();
        names.add("b.json");
        names.add("b/");
        names.add("c");
        assertThat(names.complete()).isTrue();
        assertThat(names.page()).isEqualTo(List.of("b"));
    }

    @Test
    void what_comes_before_the_start_is_left_out() {
        ChildNames names = new ChildNames("b", 9);
        List.of("a", "b", "b/", "c/", "c").forEach(names::add);
        assertThat(names.page()).containsExactly("c");
    }

    @Test
    void a_page_is_asked_for_in_sizes_that_every_cloud_gives() {
        assertThat(new ChildNames("", 1).pageSize()).isEqualTo(3);
        assertThat(new ChildNames("", Integer.MAX_VALUE).pageSize()).isEqualTo(ChildNames.LARGEST_PAGE);
    }
}
