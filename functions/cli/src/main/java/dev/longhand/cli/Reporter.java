package dev.longhand.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longhand.document.JobId;
import dev.longhand.document.LengthScore;
import dev.longhand.document.Section;
import dev.longhand.document.Usage;
import dev.longhand.estimate.Tariff;
import dev.longhand.pipeline.JobStatus;
import dev.longhand.pipeline.Jobs;
import dev.longhand.store.FileObjectStore;
import dev.longhand.store.ObjectKey;
import dev.longhand.store.ObjectStore;
import dev.longhand.wiring.LonghandConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints results on standard output. */
@Singleton
final class Reporter {
    @Inject
    ObjectMapper json;

    @Inject
    ObjectStore store;

    @Inject
    Jobs jobs;

    @Inject
    LonghandConfig config;

    @Inject
    JobWatch watch;

    @Inject
    Tariff tariff;

    /** A finished document, as programs want it. */
    record Report(
            JobId job,
            String title,
            int target,
            int words,
            double lengthScore,
            List<SectionReport> sections,
            int modelCalls,
            Usage tokens,
            Tariff.Bill bill,
            double seconds,
            String document) {}

    /** One section of it. */
    record SectionReport(String point, int budget, int words, int attempts, Usage tokens, Tariff.Bill bill) {}

    void completed(JobStatus status, Output output) {
        JobId id = status.job().id();
        String document = output.deliver(jobs.text(Run.TENANT, id), location(id));
        if (output.json) {
            print(report(status, document));
        } else {
            System.out.println(document);
        }
    }

    /** Prints any value as indented JSON. */
    void print(Object value) {
        try {
            System.out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JacksonException e) {
            throw new IllegalStateException("a report can always be written", e);
        }
    }

    private Report report(JobStatus status, String document) {
        int target = status.job().brief().words();
        return new Report(
                status.job().id(),
                status.title(),
                target,
                status.words(),
                target == 0 ? 100 : rounded(LengthScore.of(target, status.words())),
                sections(status),
                watch.spent().modelCalls(),
                watch.spent().usage(),
                tariff.bill(watch.spent().usage()),
                rounded(watch.elapsed().toMillis() / 1000.0),
                document);
    }

    private List<SectionReport> sections(JobStatus status) {
        Map<Integer, Usage> used = jobs.manuscript(Run.TENANT, status.job().id()).stream()
                .flatMap(manuscript -> manuscript.sections().stream())
                .collect(Collectors.toMap(
                        Section::index, section -> section.cost().usage()));
        return status.sections().stream()
                .map(section -> new SectionReport(
                        section.point(),
                        section.budget(),
                        section.words(),
                        section.attempts(),
                        used.getOrDefault(section.index(), Usage.NONE),
                        tariff.bill(used.getOrDefault(section.index(), Usage.NONE))))
                .toList();
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private String location(JobId id) {
        ObjectKey document = Jobs.documentKey(Run.TENANT, id);
        return store instanceof FileObjectStore files
                ? files.path(document).toString()
                : config.store().replaceFirst("/+$", "") + "/" + document;
    }
}
