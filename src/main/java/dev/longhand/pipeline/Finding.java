package dev.longhand.pipeline;

/**
 * Something in a store that should not be so.
 *
 * @param object name of the object in the store
 * @param problem what is wrong with it
 * @param advice what to do
 */
public record Finding(String object, String problem, String advice) {}
