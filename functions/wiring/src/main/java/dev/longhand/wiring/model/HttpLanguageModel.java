package dev.longhand.wiring.model;

import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.ModelProfile;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** One model on a server that speaks the OpenAI chat API. */
final class HttpLanguageModel implements LanguageModel {
    private final String name;
    private final Supplier<Replicas> endpoint;
    private final ModelSettings settings;

    /**
     * @param endpoint asked on every call, because a local server comes back at another address
     */
    HttpLanguageModel(String name, Supplier<Replicas> endpoint, ModelSettings settings) {
        this.name = name;
        this.endpoint = endpoint;
        this.settings = settings;
    }

    /** Fails when the server does not have this model now. */
    void verify() {
        on(List.of(), server -> server.discover(name));
    }

    @Override
    public ModelProfile profile() {
        return on(List.of(), server -> {
            Capabilities capabilities = server.capabilities(name);
            return new ModelProfile(
                    name,
                    capabilities.identity(),
                    capabilities.window(),
                    capabilities.flavour().continues());
        });
    }

    @Override
    public int countTokens(List<Message> messages) {
        return on(messages, server -> new TokenCounter(server, request(server)).count(messages));
    }

    @Override
    public Completion complete(Prompt prompt, CompletionObserver observer) {
        Begun begun = new Begun(observer);
        return on(prompt.messages(), server -> inTurn(server, prompt, begun), begun::any);
    }

    private Completion inTurn(ModelServer server, Prompt prompt, CompletionObserver observer) {
        Turn turn = new Turn(server, observer);
        try (Admission.Pass _ = turn.await(prompt, server.capabilities(name).cacheTokens())) {
            return answer(server, prompt, observer);
        }
    }

    /** Asks for the form of the answer until the server once refused it. */
    Completion answer(ModelServer server, Prompt prompt, CompletionObserver observer) {
        Capabilities capabilities = server.capabilities(name);
        boolean structured = prompt.format() instanceof ResponseFormat.Json && capabilities.structured();
        try {
            return answer(server, prompt, observer, structured);
        } catch (FaultException e) {
            if (!structured || !e.fault().refusesFormat()) {
                throw e;
            }
            capabilities.unstructured();
            return answer(server, prompt, observer, false);
        }
    }

    private Completion answer(ModelServer server, Prompt prompt, CompletionObserver observer, boolean structured) {
        String body = request(server).completion(prompt, structured);
        Patience patience = new Patience(settings.timeouts());
        try (ChatStream stream = server.complete(body)) {
            return new AnswerReader(stream, observer, patience)
                    .read()
                    .completion(() -> TokenEstimate.of(prompt.messages()));
        }
    }

    private ChatRequest request(ModelServer server) {
        return new ChatRequest(name, server.capabilities(name).flavour(), settings.stopTokenIds());
    }

    private <T> T on(List<Message> messages, Function<ModelServer, T> call) {
        return on(messages, call, () -> false);
    }

    private <T> T on(List<Message> messages, Function<ModelServer, T> call, BooleanSupplier begun) {
        try {
            return endpoint.get().ask(Turn.jobOf(messages), call, begun);
        } catch (FaultException e) {
            throw e.fault().about(name, messages);
        }
    }
}
