package dev.longhand.pipeline;

import dev.longhand.document.Job;
import dev.longhand.document.Mode;
import dev.longhand.store.FileObjectStore;
import dev.longhand.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Records what jobs of this release leave in a store at every step, for the tests of later releases:
 * {@code RecordFolders DIRECTORY MODE}, which becomes {@code src/test/resources/recorded/format-N}.
 */
final class RecordFolders {
    private static final int SECTIONS = 2;
    private static final String KEY = "recorded";
    private static final String INSTRUCTION = "Write about rivers.";

    private final Path directory;
    private final String mode;

    private RecordFolders(Path directory, String mode) {
        this.directory = directory;
        this.mode = mode;
    }

    public static void main(String[] arguments) throws IOException {
        RecordFolders recorder = new RecordFolders(Path.of(arguments[0]), arguments[1]);
        for (int change = 0; recorder.killedAfter(change); change++) {
            System.out.println("recorded change " + change);
        }
        recorder.paused();
        recorder.rejected();
        recorder.interrupted();
        recorder.deleted();
    }

    private OneProcess process(ObjectStore store, ScriptedStages stages) {
        OneProcess process = new OneProcess(store, stages);
        process.mode = mode;
        return process;
    }

    private FileObjectStore store(String name) {
        return new FileObjectStore(directory.resolve(name));
    }

    /** Whether the job has so many changes. */
    private boolean killedAfter(int change) {
        CrashingStore store =
                new CrashingStore(store("after-change-%02d".formatted(change)), change, true);
        try {
            OneProcess process = process(store, new ScriptedStages(SECTIONS));
            process.submit(KEY, INSTRUCTION);
            process.drain();
        } catch (CrashingStore.Crash e) {
            return true;
        }
        return false;
    }

    private void paused() {
        OneProcess process = process(store("paused"), new ScriptedStages(SECTIONS));
        Job job = process.submit(KEY, INSTRUCTION);
        process.deliver(process.queue.remove());
        process.control.pause(OneProcess.TENANT, job.id());
    }

    private void rejected() {
        ScriptedStages stages = new ScriptedStages(SECTIONS);
        stages.problems.add("the answer was empty");
        OneProcess process = process(store("rejected"), stages);
        process.submit(KEY, INSTRUCTION);
        process.deliver(process.queue.remove());
    }

    private void interrupted() {
        World world = new World(store("interrupted"), Mode.valueOf(mode));
        Job job = world.submit();
        world.stages.before = call -> {
            throw new CrashingStore.Crash();
        };
        world.dies(job);
    }

    private void deleted() {
        OneProcess process = process(store("deleted"), new ScriptedStages(SECTIONS));
        Job job = process.submit(KEY, INSTRUCTION);
        process.drain();
        process.control.delete(OneProcess.TENANT, job.id());
    }
}
