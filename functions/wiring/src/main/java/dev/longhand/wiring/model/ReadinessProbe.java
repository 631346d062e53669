package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import dev.longhand.wiring.model.ModelSettings.Timeouts;
import java.util.List;
import java.util.function.Consumer;

/** Finds out whether a model can be asked. Waits no longer than the stall limit for each answer, and never throws. */
public final class ReadinessProbe {
    private static final Prompt ONE_TOKEN =
            new Prompt(List.of(Message.user("Hello")), Sampling.DEFAULT, 1, 0, ResponseFormat.TEXT);

    private final ModelEndpoint endpoint;
    private final ModelSettings settings;

    public ReadinessProbe(ModelEndpoint endpoint, ModelSettings settings) {
        Timeouts limits = settings.timeouts();
        this.endpoint = endpoint;
        this.settings = settings.within(new Timeouts(limits.connect(), limits.stall(), limits.stall(), limits.stall()));
    }

    /** Whether the server is well and lists the model: cheap, and true also while the server is busy. */
    public Readiness listed(String model) {
        return probe(model, server -> {});
    }

    /** Whether the model generates: a server can say that it is well while its engine is dead. */
    public Readiness generating(String model) {
        return probe(
                model,
                server -> new HttpLanguageModel(model, () -> new Replicas(List.of(server)), settings)
                        .answer(server, ONE_TOKEN, CompletionObserver.NONE));
    }

    /** One ready server is enough; where there is none, the first one tells why. */
    private Readiness probe(String model, Consumer<ModelServer> lastTry) {
        try {
            List<Readiness> found = endpoint.urlsFor(model).stream()
                    .map(url -> probe(new ModelServer(url, settings), model, lastTry))
                    .toList();
            return found.stream()
                    .filter(Readiness.Ready.class::isInstance)
                    .findFirst()
                    .orElseGet(found::getFirst);
        } catch (LonghandException e) {
            return new Readiness.Unreachable(line(e));
        }
    }

    private static Readiness probe(ModelServer server, String model, Consumer<ModelServer> lastTry) {
        try {
            server.health();
            List<String> names = server.models();
            if (!names.contains(model)) {
                return new Readiness.Lacks(model, names);
            }
            lastTry.accept(server);
            return new Readiness.Ready(model);
        } catch (FaultException e) {
            String message = line(e.fault().about(model, List.of()));
            return e.fault().isLoading() ? new Readiness.Loading(message) : new Readiness.Unreachable(message);
        } catch (LonghandException e) {
            return new Readiness.Unreachable(line(e));
        }
    }

    private static String line(LonghandException exception) {
        return String.valueOf(exception.getMessage());
    }
}
