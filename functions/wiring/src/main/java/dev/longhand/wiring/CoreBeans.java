package dev.longhand.wiring;

import dev.longhand.estimate.Rehearsal;
import dev.longhand.estimate.Tariff;
import dev.longhand.event.EventSink;
import dev.longhand.event.InProcessBus;
import dev.longhand.model.LanguageModels;
import dev.longhand.pipeline.Audit;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.JobControl;
import dev.longhand.pipeline.Jobs;
import dev.longhand.pipeline.PipelineObserver;
import dev.longhand.pipeline.Retention;
import dev.longhand.pipeline.Stages;
import dev.longhand.pipeline.StepHandler;
import dev.longhand.pipeline.StepSettings;
import dev.longhand.pipeline.Steps;
import dev.longhand.pipeline.Submission;
import dev.longhand.pipeline.Sweeper;
import dev.longhand.pipeline.Ticker;
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
import dev.longhand.wiring.tracing.Traces;
import io.quarkus.arc.All;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes the core's objects from the settings. */
@Singleton
final class CoreBeans {
    private static final int PLACES_LOCAL = 1;
    private static final int PLACES_REMOTE = 8;

    /** A small machine's model may take an hour for one long section. */
    private static final Duration LEASE_LOCAL = Duration.ofHours(2);

    private static final Duration LEASE_REMOTE = Duration.ofMinutes(40);

    /** What a document is estimated with when no server is asked. */
    private static final int LONGWRITERS_WINDOW = 32_768;

    /** A queue in this process would only hand the next event back to it. */
    private static final Duration TO_THE_END = ChronoUnit.FOREVER.getDuration();

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
    LanguageModels models(ModelEndpoint endpoint, ModelSettings settings, Traces traces) {
        return traces.around(new HttpLanguageModels(endpoint, settings));
    }

    @Produces
    @Singleton
    Stages stages(
            LanguageModels models,
            ModelEndpoint endpoint,
            ModelSettings settings,
            LonghandConfig config,
            Traces traces) {
        Stages stages = agentWrite(models, settings, config);
        return traces.around(endpoint instanceof LocalSidecar sidecar ? new SidecarStages(stages, sidecar) : stages);
    }

    private static Stages agentWrite(LanguageModels models, ModelSettings settings, LonghandConfig config) {
        PromptTemplates prompts = config.prompts().map(PromptTemplates::from).orElseGet(PromptTemplates::bundled);
        return new AgentWrite(
                models, new Planning(prompts, settings.sampling()), new Writing(prompts, settings.sampling()));
    }

    @Produces
    @Singleton
    Rehearsal rehearsal(ModelSettings settings, LonghandConfig config) {
        int window = settings.window() > 0 ? settings.window() : LONGWRITERS_WINDOW;
        return new Rehearsal(models -> agentWrite(models, settings, config), window);
    }

    @Produces
    @Singleton
    Tariff tariff(PriceConfig config) {
        return new Tariff(
                new Tariff.TokenPrices(config.prompt(), config.cached(), config.completion()),
                new Tariff.Gpu(config.gpuHour(), config.promptSpeed(), config.completionSpeed()),
                config.currency().orElse(""));
    }

    @Produces
    @Singleton
    Host host() {
        return new Host(InstantSource.system(), new SecureRandom(), Ticker.SYSTEM, LocalProcess.current());
    }

    @Produces
    @Singleton
    StepSettings stepSettings(LonghandConfig config, ModelEndpoint endpoint) {
        Duration usual = endpoint instanceof LocalSidecar ? LEASE_LOCAL : LEASE_REMOTE;
        return StepSettings.ofLease(config.lease().orElse(usual));
    }

    @Produces
    @Singleton
    Steps steps(
            ObjectStore store, Stages stages, @All List<PipelineObserver> observers, Host host, StepSettings settings) {
        return new Steps(store, stages, all(observers), host, settings);
    }

    @Produces
    @Singleton
    Places places(LonghandConfig config, ModelEndpoint endpoint) {
        int usual = endpoint instanceof LocalSidecar ? PLACES_LOCAL : PLACES_REMOTE;
        return new Places(config.documentsAtOnce().orElse(usual));
    }

    @Produces
    @Singleton
    @Typed(InProcessBus.class)
    InProcessBus bus(Steps steps, Places places, @All List<PipelineObserver> observers, Traces traces) {
        return new InProcessBus(
                places.count(), sink -> traces.around(new StepHandler(steps, sink, all(observers), TO_THE_END)));
    }

    private static PipelineObserver all(List<PipelineObserver> observers) {
        return event -> observers.forEach(observer -> observer.on(event));
    }

    void close(@Disposes InProcessBus bus) {
        bus.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    EventSink sink(InProcessBus bus) {
        return bus;
    }

    @Produces
    @Singleton
    Intake intake(
            Steps steps,
            ObjectStore store,
            Host host,
            ModelEndpoint endpoint,
            LonghandConfig config,
            @All List<PipelineObserver> observers,
            Traces traces) {
        return new Intake(
                (sink, goOn) -> traces.around(new StepHandler(steps, sink, all(observers), goOn)),
                sink -> new Submission(store, sink, host),
                endpoint,
                traces,
                config.goOn());
    }

    @Produces
    @Singleton
    Submission submission(ObjectStore store, EventSink sink, Host host) {
        return new Submission(store, sink, host);
    }

    @Produces
    @Singleton
    Jobs jobs(ObjectStore store, Stages stages, Host host) {
        return new Jobs(store, stages, host);
    }

    @Produces
    @Singleton
    JobControl control(ObjectStore store, Host host) {
        return new JobControl(store, host);
    }

    @Produces
    @Singleton
    Sweeper sweeper(ObjectStore store, EventSink sink, Host host) {
        return new Sweeper(store, sink, host);
    }

    @Produces
    @Singleton
    Audit audit(ObjectStore store, Stages stages, Host host) {
        return new Audit(store, stages, host);
    }

    @Produces
    @Singleton
    Retention retention(ObjectStore store, Host host) {
        return new Retention(store, host);
    }
}
