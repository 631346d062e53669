package dev.longhand.simulation;

/** A call to the model, as it really was. */
final class Call {
    /** How a call ended. */
    enum End {
        RUNNING,
        KEPT,
        REJECTED,
        /** A part of the step's result, to be gone on from. */
        UNFINISHED,
        /** The model broke off or was not there. */
        FAILED,
        GIVEN_UP
    }

    private static final long PATIENCE = World.SETTINGS.slack().toNanos();

    final Work work;
    final int step;
    final int answers;
    final long reserved;
    final long began;
    final long claimed;
    private End end = End.RUNNING;
    private boolean heard;
    private long used;
    private long endedAt;

    /**
     * A call that begins now.
     *
     * @param answers answers in the draft that it goes on from
     */
    Call(Work work, int step, int answers, long reserved, long now) {
        this.work = work;
        this.step = step;
        this.answers = answers;
        this.reserved = reserved;
        this.began = now;
        this.claimed = work.claimed() < 0 ? now : work.claimed();
    }

    void heard() {
        heard = true;
    }

    void ended(End how, long tokens, long now) {
        endedAt = now;
        end = how;
        used = tokens;
    }

    End end() {
        return end;
    }

    /** The most tokens that can have been used, or will be. */
    long tokens() {
        return switch (end) {
            case KEPT, REJECTED, UNFINISHED -> used;
            case RUNNING, GIVEN_UP -> reserved;
            case FAILED -> heard ? reserved : 0;
        };
    }

    /** Whether its claim was over before it began: its process stood still meanwhile. */
    boolean isLate() {
        return began - claimed >= World.LEASE;
    }

    /**
     * Whether another call of the same step is right: this one gave nothing, its process was killed before what it gave
     * was stored, the store did not take it for as long as one has to be patient, or it took longer than its lease.
     *
     * @param stored when the step was stored; never if it is not
     */
    boolean excuses(Call next, long stored) {
        if (end == End.UNFINISHED && answers < next.answers) {
            return true;
        }
        if (end != End.RUNNING && end != End.KEPT && end != End.UNFINISHED) {
            return true;
        }
        boolean unseen = stored > next.work.began();
        boolean killed = work.life().dead() && unseen;
        long gaveUp = work.gaveUp(endedAt);
        boolean refused = gaveUp <= next.began && unseen && gaveUp - endedAt >= PATIENCE;
        return killed || refused || next.began - claimed >= World.LEASE;
    }

    @Override
    public String toString() {
        return "step %d: %s, %d of %d tokens, claimed at %.3f s, begun at %.3f s"
                .formatted(step, end, tokens(), reserved, claimed / 1e9, began / 1e9);
    }
}
