package dev.longhand.model;

/**
 * What is known of a model on its server, asked once.
 *
 * @param name the model's name on the server
 * @param window most tokens of prompt and answer together
 */
public record ModelProfile(String name, int window) {}
