package dev.longhand.store;

/** How a create-if-absent ended. */
public enum Creation {
    /** The object was absent and now holds this content. */
    CREATED,
    /** The object is there already, perhaps from this very caller's earlier try: read it to know. */
    EXISTS,
    /** The store did not say. Read it back, then try the same key again. */
    UNKNOWN
}
