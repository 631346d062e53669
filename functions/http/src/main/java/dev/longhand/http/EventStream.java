package dev.longhand.http;

import dev.longhand.document.JobId;
import dev.longhand.document.TenantId;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.Jobs;
import dev.longhand.wiring.HttpConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells what happens to a document by looking at the store again and again, on a virtual thread for each listener: any
 * process can serve it, whoever writes. It ends after the outcome, or when the listener leaves.
 */
@Singleton
final class EventStream {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Jobs jobs;
    private final Sse sse;
    private final Duration heartbeat;

    EventStream(Jobs jobs, Sse sse, HttpConfig config) {
        this.jobs = jobs;
        this.sse = sse;
        this.heartbeat = config.heartbeat();
    }

    /**
     * The events after the one with the id {@code last}; 204 and no more when that was the
     * end, so that browsers stop coming back. Fails at once when there is no such document.
     */
    Multi<OutboundSseEvent> after(int last, TenantId tenant, JobId id) {
        JobStatus status = jobs.status(tenant, id);
        if (last == DocumentEvent.ENDED && status.state().ended()) {
            throw new WebApplicationException(Response.noContent().build());
        }
        return Multi.createFrom().emitter(emitter -> {
            Teller teller = new Teller(emitter, () -> jobs.status(tenant, id), last);
            Thread thread = Thread.ofVirtual().name("events-" + id).unstarted(teller);
            emitter.onTermination(thread::interrupt);
            thread.start();
        });
    }

    /** Talks to one listener. */
    private final class Teller implements Runnable {
        private final MultiEmitter<? super OutboundSseEvent> emitter;
        private final Supplier<JobStatus> look;
        private int told;
        private long spoke = System.nanoTime();

        Teller(MultiEmitter<? super OutboundSseEvent> emitter, Supplier<JobStatus> look, int told) {
            this.emitter = emitter;
            this.look = look;
            this.told = told;
        }

        @Override
        public void run() {
            try {
                while (tellUnlessEnded(look.get())) {
                    Thread.sleep(BETWEEN_LOOKS);
                }
                emitter.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                emitter.fail(e);
            }
        }

        private boolean tellUnlessEnded(JobStatus status) {
            List<DocumentEvent> news = DocumentEvent.of(status).stream()
                    .filter(event -> event.id() > told)
                    .toList();
            news.forEach(this::tell);
            if (news.isEmpty() && System.nanoTime() - spoke >= heartbeat.toNanos()) {
                say(sse.newEventBuilder().comment("").build());
            }
            return !status.state().ended();
        }

        private void tell(DocumentEvent event) {
            told = event.id();
            say(sse.newEventBuilder()
                    .id(Integer.toString(event.id()))
                    .name(event.name())
                    .data(event.data())
                    .build());
        }

        private void say(OutboundSseEvent event) {
            spoke = System.nanoTime();
            emitter.emit(event);
        }
    }
}
