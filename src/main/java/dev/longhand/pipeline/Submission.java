package dev.longhand.pipeline;

import dev.longhand.document.Brief;
import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Sha256;
import dev.longhand.document.TenantId;
import dev.longhand.event.EventSink;
import dev.longhand.event.StepEvent;
import dev.longhand.store.Creation;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import java.time.Duration;

/**
 * Takes briefs in. The order is fixed: caller's key, index of active jobs, brief, event; a process that is killed between
 * any two of them leaves a job that the same call, or the next start, completes.
 */
public final class Submission {
    private static final int LONGEST_KEY = 255;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ObjectStore store;
    private final EventSink sink;
    private final Host host;
    private final Identities identities;

    /** Submission into this store; accepted jobs are announced to the sink. */
    public Submission(ObjectStore store, EventSink sink, Host host) {
        this.store = new PatientStore(store, host, PATIENCE);
        this.sink = sink;
        this.host = host;
        this.identities = new Identities(host);
    }

    /** Accepts a brief as a new job. */
    public Job submit(TenantId tenant, DocumentRequest request, String defaultModel) {
        return accept(tenant, identities.nextJob(), request.toBrief(defaultModel, host.random()), "");
    }

    /**
     * Accepts a brief under a key of the caller's: the same key with the same request is the same job, with another
     * request it is a {@code CONFLICT}.
     */
    public Job submit(TenantId tenant, DocumentRequest request, String defaultModel, String callersKey) {
        Brief brief = request.toBrief(defaultModel, host.random());
        return accept(tenant, reserve(tenant, request, callersKey), brief, callersKey);
    }

    private Job accept(TenantId tenant, JobId id, Brief brief, String callersKey) {
        JobFolder folder = new JobFolder(store, identities, tenant, id);
        if (folder.read(JobNames.TOMBSTONE).isPresent()) {
            throw LonghandException.of(
                    Kind.CONFLICT, "the document of this idempotency key was deleted: use a new key");
        }
        JobIndex.active(store, id).add(tenant, id);
        Job job = folder.commit(new Job(tenant, id, host.clock().instant(), brief, callersKey)).value();
        sink.publish(StepEvent.first(tenant, id));
        return job;
    }

    private record Reservation(JobId job, String request) {}

    private JobId reserve(TenantId tenant, DocumentRequest request, String callersKey) {
        checkKey(callersKey);
        ObjectKey key = new ObjectKey("index/idempotency/%s/%s".formatted(tenant, Sha256.hex(callersKey)));
        String fingerprint = Sha256.hex(Json.tree(request).toString());
        Reservation wanted = new Reservation(identities.nextJob(), fingerprint);
        if (store.create(key, Json.bytes(Json.tree(wanted))) == Creation.CREATED) {
            return wanted.job();
        }
        Reservation stored = store.read(key)
                .map(object -> Json.read(key, object.content(), Reservation.class))
                .orElseThrow(() -> LonghandException.of(
                        Kind.STORE_UNAVAILABLE, "the store does not say whether it took the request: send it again"));
        if (!stored.request().equals(fingerprint)) {
            throw LonghandException.of(
                    Kind.CONFLICT, "this idempotency key was used for another request: use a new key");
        }
        return stored.job();
    }

    private static void checkKey(String callersKey) {
        if (callersKey.isBlank() || callersKey.length() > LONGEST_KEY) {
            throw LonghandException.invalid("an idempotency key has 1 to %d characters".formatted(LONGEST_KEY));
        }
    }
}
