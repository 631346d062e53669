package dev.longhand.simulation;

/** What can go wrong, and how often where it does, in a thousand chances. */
enum Fault {
    /** An operation of the store fails and did nothing. */
    STORE_UNAVAILABLE(30),
    /** The store takes seconds. */
    STORE_SLOW(20),
    /** The store does not answer anybody for half a minute. */
    STORE_DOWN(4),
    /** A creation is applied and its answer is lost. */
    UNKNOWN_APPLIED(60),
    /** A creation is lost, and nobody says so. */
    UNKNOWN_LOST(60),
    /** A creation is applied seconds after its caller was told that nobody knows. */
    UNKNOWN_LATE(30),
    /** The client sends a creation twice inside one call, and is told that its own object exists. */
    EXISTS_OWN(60),
    /** A deletion is applied and fails all the same. */
    DELETION_UNSURE(30),
    /** A list misses what was created in the last ten seconds. */
    LIST_STALE(500),
    /** Half of an object arrives. */
    READ_CUT(8),
    /** The bus does not take an event. */
    PUBLISH_FAILED(60),
    /** The bus takes an event and says that it did not. */
    PUBLISH_UNSURE(60),
    EVENT_LOST(150),
    EVENT_TWICE(200),
    /** An event comes up to a minute late, so that others overtake it. */
    EVENT_LATE(200),
    /** An event comes a day late. */
    EVENT_OLD(60),
    ACK_LOST(100),
    /** The process is killed. */
    CRASH(8),
    /** The process stands still for up to three leases. */
    FREEZE(4),
    /** The model cannot be asked for up to a minute. */
    MODEL_DOWN(60),
    /** A connection to the model breaks after some text. */
    MODEL_CUT(60),
    ANSWER_REJECTED(150),
    /** An answer is a part of what the step needs. */
    ANSWER_UNFINISHED(150),
    /** A call would take longer than the lease. */
    CALL_LONG(60);

    private final int perMille;

    Fault(int perMille) {
        this.perMille = perMille;
    }

    int perMille() {
        return perMille;
    }
}
