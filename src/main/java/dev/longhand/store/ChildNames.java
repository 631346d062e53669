package dev.longhand.store;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Collects one page of {@link ObjectStore#children} from a listing that a cloud orders by whole keys. There the folder
 * {@code b/} comes after {@code b-1} and {@code b.json}, while its name {@code b} comes before theirs: a page is complete
 * only when no such folder can follow. Not thread-safe.
 */
public final class ChildNames {
    /** As many entries as every cloud gives at once. */
    public static final int LARGEST_PAGE = 1_000;

    private final NavigableSet<String> names = new TreeSet<>();
    private final String after;
    private final int limit;
    private String reached = "";

    /** Of the names after this one, at most {@code limit}. */
    public ChildNames(String after, int limit) {
        this.after = after;
        this.limit = limit;
    }

    /** One entry of the listing below the parent: an object's name, or a folder's with a slash at its end. */
    public void add(String entry) {
        String name = entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry;
        if (name.compareTo(after) > 0) {
            names.add(name);
        }
        reached = entry.compareTo(reached) > 0 ? entry : reached;
    }

    /** How many entries to ask a cloud for at once: a few more than wanted, for what {@link #add} leaves out. */
    public int pageSize() {
        return Math.clamp(limit + 2L, 1, LARGEST_PAGE);
    }

    /** Whether entries that follow those added cannot change the page. */
    public boolean complete() {
        return names.size() >= limit && page().stream().allMatch(this::passed);
    }

    private boolean passed(String name) {
        String stem = name.split("[-.]", 2)[0];
        return stem.equals(name) || reached.compareTo(stem + "/") > 0;
    }

    /** The names, in ascending order. */
    public List<String> page() {
        return names.stream().limit(limit).toList();
    }
}
