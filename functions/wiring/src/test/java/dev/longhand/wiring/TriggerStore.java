package dev.longhand.wiring;

import dev.longhand.document.JobId;
import dev.longhand.document.Sha256;
import dev.longhand.document.TenantId;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.JobControl;
import dev.longhand.pipeline.Ticker;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A store as somebody sees it who knows its documented layout. */
final class TriggerStore {
    private static final Pattern JOB = Pattern.compile("\"job\"\\s*:\\s*\"([0-9a-z]{26})\"");

    private TriggerStore() {}

    /** Whether the job of this idempotency key has its brief. */
    static boolean isKnown(ObjectStore store, String key) {
        return find(store, key)
                .flatMap(job -> store.read(new ObjectKey(TenantId.LOCAL + "/" + job + "/brief.json")))
                .isPresent();
    }

    static JobId job(ObjectStore store, String key) {
        return find(store, key).orElseThrow();
    }

    static void delete(ObjectStore store, JobId job) {
        Host host = new Host(InstantSource.system(), new SecureRandom(), Ticker.SYSTEM, LocalProcess.current());
        new JobControl(store, host).delete(TenantId.LOCAL, job);
    }

    private static Optional<JobId> find(ObjectStore store, String key) {
        return store.read(new ObjectKey("index/idempotency/%s/%s".formatted(TenantId.LOCAL, Sha256.hex(key))))
                .map(object -> JOB.matcher(new String(object.content(), StandardCharsets.UTF_8)))
                .filter(Matcher::find)
                .map(found -> new JobId(found.group(1)));
    }
}
