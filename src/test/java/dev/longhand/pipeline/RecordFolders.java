package dev.longhand.pipeline;

import dev.longhand.document.Job;
import dev.longhand.store.FileObjectStore;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Records what jobs of this release leave in a store at every step, for the tests of later releases:
 * {@code RecordFolders DIRECTORY}, which becomes {@code src/test/resources/recorded/format-N}.
 */
final class RecordFolders {
    private static final int SECTIONS = 2;
    private static final String KEY = "recorded";
    private static final String INSTRUCTION = "Write about rivers.";

    private final Path directory;

    private RecordFolders(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        RecordFolders recorder = new RecordFolders(Path.of(arguments[0]));
        for (int change = 0; recorder.killedAfter(change); change++) {
            System.out.println("recorded change " + change);
        }
        recorder.paused();
        recorder.rejected();
        recorder.interrupted();
        recorder.deleted();
    }

    private FileObjectStore store(String name) {
        return new FileObjectStore(directory.resolve(name));
    }

    /** Whether the job has so many changes. */
    private boolean killedAfter(int change) {
        CrashingStore store =
                new CrashingStore(store("after-change-%02d".formatted(change)), change, true);
        try {
            OneProcess process = new OneProcess(store, new ScriptedStages(SECTIONS));
            process.submit(KEY, INSTRUCTION);
            process.drain();
        } catch (CrashingStore.Crash e) {
            return true;
        }
        return false;
    }

    private void paused() {
        OneProcess process = new OneProcess(store("paused"), new ScriptedStages(SECTIONS));
        Job job = process.submit(KEY, INSTRUCTION);
        process.deliver(process.queue.remove());
        process.control.pause(OneProcess.TENANT, job.id());
    }

    private void rejected() {
        ScriptedStages stages = new ScriptedStages(SECTIONS);
        stages.problems.add("the answer was empty");
        OneProcess process = new OneProcess(store("rejected"), stages);
        process.submit(KEY, INSTRUCTION);
        process.deliver(process.queue.remove());
    }

    private void interrupted() {
        World world = new World(store("interrupted"));
        Job job = world.submit();
        world.stages.before = call -> {
            throw new CrashingStore.Crash();
        };
        world.dies(job);
    }

    private void deleted() {
        OneProcess process = new OneProcess(store("deleted"), new ScriptedStages(SECTIONS));
        Job job = process.submit(KEY, INSTRUCTION);
        process.drain();
        process.control.delete(OneProcess.TENANT, job.id());
    }
}
