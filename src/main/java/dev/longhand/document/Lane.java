package dev.longhand.document;

/**
 * A run of sections that is written in order, by itself: what other lanes have at that time plays no part in it.
 *
 * @param first index of its first section
 * @param end index after its last section
 */
public record Lane(int first, int end) {

    /** Number of its sections. */
    public int size() {
        return end - first;
    }

    /** Whether the section of this index is one of it. */
    public boolean contains(int index) {
        return first <= index && index < end;
    }
}
