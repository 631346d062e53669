package dev.longhand.document;

/** Why a model stopped writing, as its server says. */
public enum FinishReason {
    /** It came to an end by itself. */
    STOP,
    /** It used up the tokens that it was given. */
    LENGTH,
    /** Anything else a server may say, such as a content filter: the text is not to be trusted. */
    OTHER
}
