package dev.longhand.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Answers with problems what fails outside REST: functions, unknown addresses, bodies that are too large. */
@Singleton
final class RouteProblems {

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(RouteProblems::answer);
        router.post().order(Integer.MIN_VALUE).handler(RouteProblems::refuseEmptyBody);
        router.route().order(Integer.MAX_VALUE).handler(route -> route.fail(404));
    }

    /** The framework's reader, where a body is expected, would wait for the end of one of length 0 until it times out. */
    private static void refuseEmptyBody(RoutingContext route) {
        boolean expected = !route.normalizedPath().matches("/v1/documents/[^/]+/[a-z]+");
        if (expected && "0".equals(route.request().getHeader("Content-Length"))) {
            write(route, Problems.of(400));
        } else {
            route.next();
        }
    }

    private static void answer(RoutingContext route) {
        @Nullable Throwable failure = route.failure();
        boolean unexplained = failure == null || route.statusCode() != 500;
        write(route, unexplained ? Problems.of(route.statusCode()) : Problems.of(failure));
    }

    /** Ends the call with the problem. */
    static void write(RoutingContext route, Problem problem) {
        HttpServerResponse response = route.response();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        problem.headers().forEach(response::putHeader);
        response.end(problem.json());
    }
}
