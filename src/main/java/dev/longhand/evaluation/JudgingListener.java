package dev.longhand.evaluation;

/** Hears how judging goes on, on the thread of the caller. */
public interface JudgingListener {

    /** So many of the wanted judgements are there already; those that failed before are asked for again. */
    void begun(int kept, int wanted);

    /** A judgement is kept. */
    void judged(Judgement judgement);
}
