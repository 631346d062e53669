package dev.longhand.evaluation;

import dev.longhand.pipeline.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody waits. */
final class ManualTicker implements Ticker {
    final List<Duration> waits = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public long nanos() {
        return now.toNanos();
    }

    @Override
    public void sleep(Duration time) {
        waits.add(time);
        now = now.plus(time);
    }
}
