package dev.longhand.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers failed REST calls with problems. */
final class RestProblems {
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    /**
     * The problem, or what an exception brings that is none. The classes that the framework has mappers for are named, because the nearest mapper wins.
     */
    @ServerExceptionMapper({
        Throwable.class,
        WebApplicationException.class,
        NotFoundException.class,
        MismatchedInputException.class
    })
    Response map(Throwable failure, ContainerRequestContext request) {
        if (failure instanceof WebApplicationException e && e.getResponse().getStatus() < 400) {
            return e.getResponse();
        }
        Problem problem = placed(Problems.of(failure), request);
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json());
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** What contradicts a submission is its own body: an idempotency key that stands for another one. */
    private static Problem placed(Problem problem, ContainerRequestContext request) {
        boolean submission = request.getMethod().equals(HttpMethod.POST)
                && request.getUriInfo().getPath().matches("/?v1/documents/?");
        return submission && problem.status() == CONFLICT ? problem.withStatus(UNPROCESSABLE) : problem;
    }
}
