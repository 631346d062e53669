package dev.longhand.http;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.JobId;
import dev.longhand.document.LonghandException;
import dev.longhand.event.EventSink;
import dev.longhand.pipeline.JobControl;
import dev.longhand.pipeline.Jobs;
import dev.longhand.pipeline.Submission;
import dev.longhand.wiring.model.ModelEndpoint;
import dev.longhand.wiring.tracing.Traces;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates REST calls to the core and back. */
@Singleton
@Blocking
@RunOnVirtualThread
final class Documents implements DocumentsApi {
    private final Caller caller;
    private final Submission submission;
    private final Jobs jobs;
    private final JobControl control;
    private final EventSink sink;
    private final ModelEndpoint endpoint;
    private final EventStream events;
    private final Traces traces;

    Documents(
            Caller caller,
            Submission submission,
            Jobs jobs,
            JobControl control,
            EventSink sink,
            ModelEndpoint endpoint,
            EventStream events,
            Traces traces) {
        this.caller = caller;
        this.submission = submission;
        this.jobs = jobs;
        this.control = control;
        this.sink = sink;
        this.endpoint = endpoint;
        this.events = events;
        this.traces = traces;
    }

    @Override
    public Response submit(@Nullable DocumentRequest request, @Nullable String key) {
        if (request == null) {
            throw LonghandException.invalid("the body is empty: send a JSON object with an instruction");
        }
        String model = request.model() == null ? endpoint.defaultModel() : request.model();
        endpoint.require(model);
        Job job = key == null
                ? submission.submit(caller.tenant(), request, model)
                : submission.submit(caller.tenant(), request, model, key);
        traces.submitted(job.id());
        DocumentView view = status(job.id());
        return Response.accepted(view).location(URI.create(view.links().self())).build();
    }

    @Override
    public DocumentPage list(String after, String limit) {
        PageSize size = PageSize.parse(limit);
        String from = after.isEmpty() ? after : new JobId(after).value();
        List<JobId> ids = jobs.list(caller.tenant(), from, size.value());
        return new DocumentPage(
                ids.stream()
                        .flatMap(id -> jobs.find(caller.tenant(), id).stream())
                        .map(DocumentPage.Entry::of)
                        .toList(),
                ids.size() < size.value() ? "" : ids.getLast().value());
    }

    @Override
    public DocumentView status(JobId id) {
        return DocumentView.of(jobs.status(caller.tenant(), id));
    }

    @Override
    public String content(JobId id) {
        return jobs.text(caller.tenant(), id);
    }

    @Override
    public Multi<OutboundSseEvent> events(JobId id, String last) {
        return events.after(DocumentEvent.parseId(last), caller.tenant(), id);
    }

    @Override
    public void cancel(JobId id) {
        control.cancel(caller.tenant(), id);
    }

    @Override
    public void pause(JobId id) {
        control.pause(caller.tenant(), id);
    }

    @Override
    public void resume(JobId id) {
        control.resume(caller.tenant(), id, sink);
    }

    @Override
    public void delete(JobId id) {
        control.delete(caller.tenant(), id);
    }
}
