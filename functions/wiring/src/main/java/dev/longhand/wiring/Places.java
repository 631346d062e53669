package dev.longhand.wiring;

/** How many documents this process writes at once. */
public record Places(int count) {}
