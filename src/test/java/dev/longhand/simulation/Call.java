package dev.longhand.simulation;

/** A call to the model, as it really was. */
final class Call {
    /** How a call ended. */
    enum End {
        RUNNING,
        KEPT,
        REJECTED,
        /** The model broke off or was not there. */
        FAILED,
        GIVEN_UP
    }

    final Work work;
    final int step;
    final long reserved;
    final long claimed;
    private End end = End.RUNNING;
    private boolean heard;
    private long used;

    Call(Work work, int step, long reserved, long now) {
        this.work = work;
        this.step = step;
        this.reserved = reserved;
        this.claimed = work.claimed() < 0 ? now : work.claimed();
    }

    void heard() {
        heard = true;
    }

    void ended(End how, long tokens) {
        end = how;
        used = tokens;
    }

    End end() {
        return end;
    }

    /** The most tokens that can have been used, or will be. */
    long tokens() {
        return switch (end) {
            case KEPT, REJECTED -> used;
            case RUNNING -> reserved;
            case FAILED, GIVEN_UP -> heard ? reserved : 0;
        };
    }

    /** Whether another call of the same step is right now: this one gave nothing, or took longer than its lease. */
    boolean excuses(long now, long lease) {
        return switch (end) {
            case REJECTED, FAILED, GIVEN_UP -> true;
            case RUNNING, KEPT -> work.over() || now - claimed >= lease;
        };
    }
}
