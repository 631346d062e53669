package dev.longhand.document;

/**
 * What was done to a section besides taking the model's answer as it was.
 *
 * @param what the rule's name, such as {@code continued}, {@code trimmed} or a guard's
 * @param words words that it added or, if negative, took away
 * @param why one line for a person
 */
public record Edit(String what, int words, String why) {}
