package dev.longhand.cli;

import dev.longhand.document.Brief;
import dev.longhand.document.DocumentRequest;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Sha256;
import dev.longhand.evaluation.Baseline;
import dev.longhand.evaluation.EvaluatedAnswer;
import dev.longhand.evaluation.EvaluationPrompt;
import dev.longhand.evaluation.EvaluationRun;
import dev.longhand.evaluation.GivenAnswers;
import dev.longhand.evaluation.LonghandSystem;
import dev.longhand.evaluation.Patience;
import dev.longhand.evaluation.PatientModel;
import dev.longhand.evaluation.PlainSystem;
import dev.longhand.evaluation.PublishedAgentWrite;
import dev.longhand.evaluation.RunSettings;
import dev.longhand.evaluation.WritingSystem;
import dev.longhand.model.LanguageModels;
import dev.longhand.model.Sampling;
import dev.longhand.pipeline.Host;
import dev.longhand.pipeline.Stages;
import dev.longhand.pipeline.StepSettings;
import dev.longhand.store.FileObjectStore;
import dev.longhand.wiring.CliConfig;
import dev.longhand.wiring.Places;
import dev.longhand.wiring.model.ModelEndpoint;
import dev.longhand.wiring.model.ModelSettings;
import dev.longhand.wiring.sidecar.LocalSidecar;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Runs one evaluation in this process. */
@Singleton
final class Evaluation {
    @Inject
    ModelStart start;

    @Inject
    LanguageModels models;

    @Inject
    ModelEndpoint endpoint;

    @Inject
    ModelSettings model;

    @Inject
    Stages stages;

    @Inject
    StepSettings steps;

    @Inject
    Host host;

    @Inject
    Places places;

    @Inject
    CliConfig config;

    /**
     * What is to be answered, and where the answers go.
     *
     * @param file where the prompts come from
     */
    record Order(
            Path file,
            List<EvaluationPrompt> prompts,
            Path out,
            @Nullable Integer inFlight,
            long seed) {}

    /** What answers. */
    record Choice(
            EvaluationSystem system,
            @Nullable String mode,
            @Nullable String layout,
            @Nullable String length,
            boolean untilZero) {}

    /** Has the prompts answered on the model of the settings. */
    List<EvaluatedAnswer> ask(Order order, Choice choice) {
        String name = start.defaultName();
        RunSettings settings = settings(order, choice, name);
        start.await(name);
        try (LocalSidecar.Lease _ = lease(name)) {
            return run(order, settings, system(choice, name, order));
        }
    }

    /** Scores answers that exist. */
    List<EvaluatedAnswer> score(Order order, GivenAnswers given) {
        RunSettings settings = new RunSettings(
                String.valueOf(order.file().getFileName()),
                digest(order.file()),
                given.name(),
                "",
                "",
                "",
                "",
                order.seed(),
                Sampling.DEFAULT);
        return run(order, settings, given);
    }

    private List<EvaluatedAnswer> run(Order order, RunSettings settings, WritingSystem system) {
        EvaluationProgress progress = new EvaluationProgress(System.err, config.terminal());
        Thread hint = new Thread(() -> progress.interrupted(order.out()));
        Runtime.getRuntime().addShutdownHook(hint);
        try {
            return new EvaluationRun(order.out(), settings, system, inFlight(order), progress).run(order.prompts());
        } finally {
            Runtime.getRuntime().removeShutdownHook(hint);
        }
    }

    private int inFlight(Order order) {
        return order.inFlight() == null ? places.count() : order.inFlight();
    }

    private LocalSidecar.Lease lease(String name) {
        return endpoint instanceof LocalSidecar sidecar ? sidecar.lease(name) : () -> {};
    }

    private WritingSystem system(Choice choice, String name, Order order) {
        Patience patience = new Patience(config.patience(), host.ticker());
        return switch (choice.system()) {
            case LONGHAND ->
                new LonghandSystem(
                        new LonghandSystem.Machinery(
                                new FileObjectStore(order.out().resolve("jobs")), stages, host, steps, inFlight(order)),
                        new LonghandSystem.Style(name, choice.mode(), choice.layout(), choice.length()),
                        patience);
            case AGENTWRITE -> new PublishedAgentWrite(baseline(choice, name, patience));
            case PLAIN -> new PlainSystem(baseline(choice, name, patience));
        };
    }

    private Baseline baseline(Choice choice, String name, Patience patience) {
        return new Baseline(
                new PatientModel(models.named(name), patience), model.sampling(), host.ticker(), choice.untilZero());
    }

    private RunSettings settings(Order order, Choice choice, String name) {
        boolean ours = choice.system() == EvaluationSystem.LONGHAND;
        Brief brief = firstBrief(order, choice, name);
        return new RunSettings(
                String.valueOf(order.file().getFileName()),
                digest(order.file()),
                lower(choice.system()),
                ours ? lower(brief.mode()) : "",
                ours ? lower(brief.layout()) : "",
                ours ? lower(brief.length()) : choice.untilZero() ? "until-zero" : "",
                name,
                order.seed(),
                model.sampling());
    }

    /** What the first prompt is as a brief, so that a choice that no brief can have is refused before anything is kept. */
    private static Brief firstBrief(Order order, Choice choice, String name) {
        EvaluationPrompt first = order.prompts().getFirst();
        return new DocumentRequest(
                        first.prompt(),
                        first.length(),
                        null,
                        choice.mode(),
                        choice.layout(),
                        choice.length(),
                        order.seed(),
                        name,
                        null)
                .toBrief(name, RandomGenerator.getDefault());
    }

    private static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String digest(Path file) {
        try {
            return Sha256.hex(Files.readString(file));
        } catch (IOException e) {
            throw LonghandException.of(Kind.INVALID, "%s cannot be read".formatted(file), e);
        }
    }
}
