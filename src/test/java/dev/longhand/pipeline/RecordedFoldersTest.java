package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.JobId;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.store.FileObjectStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What earlier releases left at any step is taken up by this one; {@link RecordFolders} recorded it. */
final class RecordedFoldersTest {
    @TempDir
    Path folder;

    static Stream<Path> recorded() throws IOException, URISyntaxException {
        Path all = Path.of(Objects.requireNonNull(RecordedFoldersTest.class.getResource("/recorded"))
                .toURI());
        try (Stream<Path> formats = Files.list(all)) {
            return formats.flatMap(RecordedFoldersTest::list).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void a_recorded_job_goes_on_and_nothing_that_is_stored_is_written_again(Path recorded) throws IOException {
        copy(recorded);
        ScriptedStages stages = new ScriptedStages(2);
        OneProcess process = new OneProcess(new FileObjectStore(folder), stages);
        List<JobId> before = process.jobs.list(OneProcess.TENANT, "", 10);
        int stored = before.stream().mapToInt(id -> stored(process, id)).sum();
        before.forEach(id -> process.jobs
                .find(OneProcess.TENANT, id)
                .ifPresent(job -> process.control.resume(OneProcess.TENANT, id, process.queue::add)));
        process.drain();
        process.recover();
        for (JobId id : before) {
            process.jobs.find(OneProcess.TENANT, id).ifPresent(job -> {
                assertThat(job.state()).isEqualTo(State.COMPLETED);
                assertThat(stages.calls).hasSize(3 - stored);
                assertThat(process.jobs.text(OneProcess.TENANT, id)).isEqualTo("Section number 0.\n\nSection number 1.");
            });
            assertThat(new Audit(new FileObjectStore(folder), stages, TestHost.alone()).of(OneProcess.TENANT, id))
                    .isEmpty();
        }
    }

    /** Plan and sections that are there. */
    private static int stored(OneProcess process, JobId id) {
        return process.jobs
                .find(OneProcess.TENANT, id)
                .map(job -> (job.planned() > 0 ? 1 : 0) + job.sections().size())
                .orElse(0);
    }

    private void copy(Path recorded) throws IOException {
        try (Stream<Path> files = Files.walk(recorded)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(recorded.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
