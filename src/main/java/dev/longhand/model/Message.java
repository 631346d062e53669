package dev.longhand.model;

/** One turn of a chat. */
public record Message(Role role, String content) {

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    /** What the program says to the model. */
    public static Message user(String content) {
        return new Message(Role.USER, content);
    }

    /** What the model said before. */
    public static Message assistant(String content) {
        return new Message(Role.ASSISTANT, content);
    }
}
