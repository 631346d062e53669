package dev.longhand.wiring;

import dev.longhand.event.InProcessBus;
import dev.longhand.model.LanguageModels;
import dev.longhand.pipeline.ActiveJobs;
import dev.longhand.pipeline.Jobs;
import dev.longhand.pipeline.PipelineObserver;
import dev.longhand.pipeline.Stages;
import dev.longhand.pipeline.StepHandler;
import dev.longhand.pipeline.Steps;
import dev.longhand.pipeline.Submission;
import dev.longhand.stages.AgentWrite;
import dev.longhand.stages.Planning;
import dev.longhand.stages.PromptTemplates;
import dev.longhand.stages.Writing;
import dev.longhand.store.ObjectStore;
import dev.longhand.wiring.model.HttpLanguageModels;
import dev.longhand.wiring.model.ModelConfig;
import dev.longhand.wiring.model.ModelEndpoint;
import dev.longhand.wiring.model.ModelSettings;
import dev.longhand.wiring.model.RemoteEndpoint;
import dev.longhand.wiring.sidecar.LocalSidecar;
import dev.longhand.wiring.sidecar.SidecarConfig;
import dev.longhand.wiring.sidecar.SidecarListener;
import dev.longhand.wiring.sidecar.SidecarStages;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes the core's objects from the settings. */
@Singleton
final class CoreBeans {
    private static final int PLACES_LOCAL = 1;
    private static final int PLACES_REMOTE = 8;

    @Produces
    @Singleton
    ModelSettings modelSettings(ModelConfig config) {
        return ModelSettings.of(config);
    }

    @Produces
    @Singleton
    ObjectStore store(LonghandConfig config, StorageConfig storage) {
        return Stores.open(config.store(), storage);
    }

    void close(@Disposes ObjectStore store) throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Produces
    @Singleton
    ModelEndpoint endpoint(
            ModelConfig model, SidecarConfig sidecar, ModelSettings settings, @All List<SidecarListener> listeners) {
        String name = model.name().orElse("");
        return model.url()
                .<ModelEndpoint>map(url -> new RemoteEndpoint(url, name, settings))
                .orElseGet(() -> new LocalSidecar(
                        sidecar, name, progress -> listeners.forEach(listener -> listener.on(progress))));
    }

    void close(@Disposes ModelEndpoint endpoint) {
        if (endpoint instanceof LocalSidecar sidecar) {
            sidecar.close();
        }
    }

    @Produces
    @Singleton
    LanguageModels models(ModelEndpoint endpoint, ModelSettings settings) {
        return new HttpLanguageModels(endpoint, settings);
    }

    @Produces
    @Singleton
    Stages stages(LanguageModels models, ModelEndpoint endpoint, ModelSettings settings, LonghandConfig config) {
        PromptTemplates prompts = config.prompts().map(PromptTemplates::from).orElseGet(PromptTemplates::bundled);
        Stages stages = new AgentWrite(
                models, new Planning(prompts, settings.sampling()), new Writing(prompts, settings.sampling()));
        return endpoint instanceof LocalSidecar sidecar ? new SidecarStages(stages, sidecar) : stages;
    }

    @Produces
    @Singleton
    Steps steps(ObjectStore store, Stages stages, @All List<PipelineObserver> observers) {
        return new Steps(store, stages, all(observers), InstantSource.system());
    }

    @Produces
    @Singleton
    InProcessBus bus(
            Steps steps, ModelEndpoint endpoint, LonghandConfig config, @All List<PipelineObserver> observers) {
        int places = endpoint instanceof LocalSidecar ? PLACES_LOCAL : PLACES_REMOTE;
        return new InProcessBus(
                config.documentsAtOnce().orElse(places), sink -> new StepHandler(steps, sink, all(observers)));
    }

    private static PipelineObserver all(List<PipelineObserver> observers) {
        return event -> observers.forEach(observer -> observer.on(event));
    }

    void close(@Disposes InProcessBus bus) {
        bus.close();
    }

    @Produces
    @Singleton
    Submission submission(ObjectStore store, InProcessBus bus) {
        return new Submission(store, bus, InstantSource.system(), RandomGenerator.getDefault());
    }

    @Produces
    @Singleton
    Jobs jobs(ObjectStore store, Stages stages) {
        return new Jobs(store, stages);
    }

    @Produces
    @Singleton
    ActiveJobs activeJobs(ObjectStore store) {
        return new ActiveJobs(store);
    }
}
