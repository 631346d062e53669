package dev.longhand.wiring.model;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.Closeable;

/**
 * The routes of a model server that the product uses. Bodies go in and out as JSON text, because a typed stream would
 * drop without a word what it cannot parse. Closing it closes its connections.
 */
@Path("/")
public interface ChatApi extends Closeable {

    /** Generates one answer; the bytes of its server-sent events as they come. */
    @POST
    @Path("v1/chat/completions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Multi<byte[]> complete(String body);

    /** The models that the server has. */
    @GET
    @Path("v1/models")
    @Produces(MediaType.APPLICATION_JSON)
    String models();

    /** Answers 200 when the server takes requests. */
    @GET
    @Path("health")
    @Produces(MediaType.WILDCARD)
    String health();

    /** Counts tokens; the body differs between vLLM and llama.cpp. */
    @POST
    @Path("tokenize")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    String tokenize(String body);

    /** Figures of the server in the text format of Prometheus. */
    @GET
    @Path("metrics")
    @Produces(MediaType.TEXT_PLAIN)
    String metrics();

    /** The settings of a llama.cpp server. */
    @GET
    @Path("props")
    @Produces(MediaType.APPLICATION_JSON)
    String props();

    @Override
    void close();
}
