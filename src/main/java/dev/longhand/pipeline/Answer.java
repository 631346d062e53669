package dev.longhand.pipeline;

import dev.longhand.document.Cost;
import dev.longhand.document.Draft;

/** What became of a call to the model. */
public sealed interface Answer<T> {

    /** It can be kept: to be committed. */
    record Kept<T>(T value) implements Answer<T> {}

    /**
     * It is a part of the step's result: to be stored, and the next call goes on from there.
     *
     * @param draft all that the step has so far
     * @param cost what this one call cost
     */
    record Unfinished<T>(Draft draft, Cost cost) implements Answer<T> {}

    /**
     * It cannot be kept; another seed may do better.
     *
     * @param problem what is wrong with it, for a person and for the next attempt
     * @param cost what this one call cost
     */
    record Rejected<T>(String problem, Cost cost) implements Answer<T> {}
}
