package dev.longhand.http;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.JobId;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The contract of the REST interface, as OpenAPI publishes it. */
@Path("/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents", description = "Documents in the making and finished ones.")
@APIResponse(
        responseCode = "default",
        description = "A problem; its type is stable, its detail says what to do.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public interface DocumentsApi {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submit",
            summary = "Ask for a document",
            description = "Accepts the request and returns at once; the document is written in the background. With an "
                    + "Idempotency-Key the same request can be sent again and stays one document.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted; Location is where the document's status is.",
            content = @Content(schema = @Schema(implementation = DocumentView.class)))
    @APIResponse(
            responseCode = "422",
            description = "The Idempotency-Key was used for another request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Response submit(
            @RequestBody(required = true) @Nullable DocumentRequest request,
            @Parameter(description = "A text of the caller's, 1 to 255 characters, that names this request.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key);

    @GET
    @Operation(operationId = "list", summary = "List documents, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page.",
            content = @Content(schema = @Schema(implementation = DocumentPage.class)))
    DocumentPage list(
            @Parameter(description = "The id after which the page starts; the `next` of the page before.")
                    @QueryParam("after")
                    @DefaultValue("")
                    String after,
            @Parameter(
                            description = "Most documents on the page.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    @QueryParam("limit")
                    @DefaultValue("20")
                    String limit);

    @GET
    @Path("{id}")
    @Operation(operationId = "status", summary = "Where a document stands")
    @APIResponse(
            responseCode = "200",
            description = "The status.",
            content = @Content(schema = @Schema(implementation = DocumentView.class)))
    DocumentView status(@Parameter(schema = @Schema(ref = "DocumentId")) @PathParam("id") JobId id);

    @GET
    @Path("{id}/content")
    @Produces("text/markdown;charset=UTF-8")
    @Operation(
            operationId = "content",
            summary = "The text as Markdown",
            description = "What is written so far, with a line for each gap; empty before the first section.")
    @APIResponse(
            responseCode = "200",
            description = "The text.",
            content = @Content(mediaType = "text/markdown", schema = @Schema(type = SchemaType.STRING)))
    String content(@Parameter(schema = @Schema(ref = "DocumentId")) @PathParam("id") JobId id);

    @GET
    @Path("{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "events",
            summary = "What happens to a document, as server-sent events",
            description =
                    "accepted (id 1), planned (2), section (3 and on, one each, in the order of the document), ended. "
                            + "A client that comes back with Last-Event-ID gets what it missed and nothing twice; after ended it gets 204.")
    @APIResponse(
            responseCode = "200",
            description = "The events.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "204", description = "There will be no more.")
    Multi<OutboundSseEvent> events(
            @Parameter(schema = @Schema(ref = "DocumentId")) @PathParam("id") JobId id,
            @HeaderParam("Last-Event-ID") @DefaultValue("0") String last);

    @POST
    @Path("{id}/cancel")
    @Operation(operationId = "cancel", summary = "Give a document up", description = "What is written stays readable.")
    @APIResponse(responseCode = "204", description = "It is given up.")
    @APIResponse(
            responseCode = "409",
            description = "It has ended already.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    void cancel(@Parameter(schema = @Schema(ref = "DocumentId")) @PathParam("id") JobId id);

    @POST
    @Path("{id}/pause")
    @Operation(
            operationId = "pause",
            summary = "Let a document wait",
            description = "What is being written is finished first.")
    @APIResponse(responseCode = "204", description = "It waits.")
    @APIResponse(
            responseCode = "409",
            description = "It has ended already.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    void pause(@Parameter(schema = @Schema(ref = "DocumentId")) @PathParam("id") JobId id);

    @POST
    @Path("{id}/resume")
    @Operation(
            operationId = "resume",
            summary = "Go on with a document",
            description = "Whether it was paused or only not taken up; one that has ended stays as it is.")
    @APIResponse(responseCode = "204", description = "It is announced again.")
    void resume(@Parameter(schema = @Schema(ref = "DocumentId")) @PathParam("id") JobId id);

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "delete",
            summary = "Delete a document",
            description = "Everything written for it is deleted; one that is under way is given up.")
    @APIResponse(responseCode = "204", description = "It is deleted.")
    void delete(@Parameter(schema = @Schema(ref = "DocumentId")) @PathParam("id") JobId id);
}
