package dev.longhand.model;

/**
 * What is known of a model on its server, asked once.
 *
 * @param name the model's name on the server
 * @param identity what the server says of the model beyond its name, such as the weights it is made of, so that another
 *     model under the same name is noticed; empty when the server says nothing
 * @param window most tokens of prompt and answer together
 * @param continues whether the server goes on from the words of a last message that is the assistant's own
 */
public record ModelProfile(String name, String identity, int window, boolean continues) {}
