package dev.longhand.evaluation.page;

import java.util.List;

/** A page: its title, a line under it, and its parts in order. */
public record Page(String title, String subtitle, List<Block> blocks) {
    public Page {
        blocks = List.copyOf(blocks);
    }
}
