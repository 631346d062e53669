package dev.longhand.cli;

import dev.longhand.document.Brief;
import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Usage;
import dev.longhand.estimate.Estimate;
import dev.longhand.estimate.Rehearsal;
import dev.longhand.estimate.Tariff;
import dev.longhand.wiring.model.ModelConfig;
import dev.longhand.wiring.model.ModelEndpoint;
import dev.longhand.wiring.sidecar.LocalSidecar;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.random.RandomGenerator;

/** Prints what a document will cost. No server is asked, so that none is woken up. */
@Singleton
final class EstimateReport {
    /** Stands for the one model of a server whose name is not set. */
    private static final String UNNAMED = "the server's model";

    @Inject
    ModelConfig model;

    @Inject
    ModelEndpoint endpoint;

    @Inject
    Rehearsal rehearsal;

    @Inject
    Tariff tariff;

    @Inject
    Reporter reporter;

    /** An estimate, as programs want it. */
    record Report(
            String model, int target, int modelCalls, Usage tokens, Tariff.Bill bill, Part plan, List<Part> sections) {}

    /** The plan's part of it, or a section's. */
    record Part(int words, Usage tokens, Tariff.Bill bill) {}

    void print(DocumentRequest request, boolean json) {
        Brief brief = request.toBrief(model.name().orElseGet(this::unset), RandomGenerator.getDefault());
        Report report = report(brief, rehearsal.of(brief));
        if (json) {
            reporter.print(report);
        } else {
            print(report, brief.forSmallModel());
        }
    }

    private String unset() {
        return endpoint instanceof LocalSidecar sidecar ? sidecar.defaultModel() : UNNAMED;
    }

    private Report report(Brief brief, Estimate estimate) {
        Usage all = estimate.total().usage();
        return new Report(
                brief.model(),
                brief.words(),
                estimate.total().modelCalls(),
                all,
                tariff.bill(all),
                part(0, estimate.plan().usage()),
                estimate.sections().stream()
                        .map(section -> part(section.words(), section.cost().usage()))
                        .toList());
    }

    private Part part(int words, Usage usage) {
        return new Part(words, usage, tariff.bill(usage));
    }

    private static void print(Report report, boolean small) {
        Usage tokens = report.tokens();
        System.out.printf("model     %s%n", report.model());
        System.out.printf("sections  %,d, by %,d calls%n", report.sections().size(), report.modelCalls());
        System.out.printf(
                "tokens    %,d of prompts, %,d of them from the cache; %,d written%n",
                tokens.prompt(), tokens.cached(), tokens.completion());
        report.bill().gpuSeconds().ifPresent(seconds -> System.out.printf("GPU       %,.0f s%n", seconds));
        report.bill()
                .money()
                .ifPresent(money -> System.out.printf(
                        "price     %,.4f %s%n", money, report.bill().currency()));
        System.out.println(
                small
                        ? "As small models were seen to take it; one document may take half as much, or twice."
                        : "More, when answers have to be asked for again.");
    }
}
