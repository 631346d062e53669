package dev.longhand.wiring.model;

import dev.longhand.model.LanguageModel;
import dev.longhand.model.LanguageModels;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The models of an endpoint, over HTTP. Remembers what it learnt of each server. Safe for many threads. */
public final class HttpLanguageModels implements LanguageModels {
    private final ModelEndpoint endpoint;
    private final ModelSettings settings;
    private final Map<List<URI>, Replicas> replicas = new ConcurrentHashMap<>();

    public HttpLanguageModels(ModelEndpoint endpoint, ModelSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
    }

    /**
     * {@inheritDoc} The server is asked each time, so that a model that was exchanged under a running job is noticed even
     * where the server would answer to any name.
     */
    @Override
    public LanguageModel named(String name) {
        HttpLanguageModel model = new HttpLanguageModel(name, () -> replicasOf(name), settings);
        model.verify();
        return model;
    }

    @Override
    public String defaultName() {
        return endpoint.defaultModel();
    }

    private Replicas replicasOf(String model) {
        return replicas.computeIfAbsent(endpoint.urlsFor(model), urls -> Replicas.at(urls, settings));
    }
}
