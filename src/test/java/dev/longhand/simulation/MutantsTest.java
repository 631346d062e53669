package dev.longhand.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The judges see what they are there for: every mistake is noticed, and the real code is not blamed. */
@Tag("simulation")
@ExtendWith(Silence.class)
final class MutantsTest {
    private static final int SCHEDULES = Integer.getInteger("longhand.mutants", 4_000);
    private static final MethodType RUN = MethodType.methodType(String.class);

    @Test
    void every_mutant_is_caught() throws Throwable {
        List<String> unnoticed = new ArrayList<>();
        for (Mutant mutant : Mutants.all()) {
            try {
                if (violation(mutant).isEmpty()) {
                    unnoticed.add(mutant.name());
                }
            } catch (IllegalStateException e) {
                unnoticed.add(mutant.name() + ": " + e.getMessage());
            }
        }
        int mutants = Mutants.all().size();
        System.out.printf("mutants: %d of %d caught%n", mutants - unnoticed.size(), mutants);
        assertThat(unnoticed).as("mutants that nobody noticed").isEmpty();
    }

    @Test
    void the_file_store_lets_one_writer_win_and_shows_whole_objects_only() {
        assertThat(FileRace.run()).isEmpty();
    }

    @Test
    void the_adapter_of_s3_tells_a_conflict_from_an_object() {
        assertThat(S3Conflict.run()).isEmpty();
    }

    /** What the mutant violates; empty when nobody notices it. */
    static String violation(Mutant mutant) throws Throwable {
        ClassLoader classes = new MutantClasses(mutant);
        return switch (mutant.witness()) {
            case SCHEDULES -> firstViolation(method(classes, "Simulation", RUN.appendParameterTypes(long.class)));
            case FILES -> (String) method(classes, "FileRace", RUN).invokeExact();
            case S3 -> (String) method(classes, "S3Conflict", RUN).invokeExact();
        };
    }

    private static String firstViolation(MethodHandle simulation) throws Throwable {
        String violation = "";
        for (long seed = 1; seed <= SCHEDULES && violation.isEmpty(); seed++) {
            violation = (String) simulation.invokeExact(seed);
        }
        return violation;
    }

    private static MethodHandle method(ClassLoader classes, String name, MethodType type) throws ReflectiveOperationException {
        Class<?> loaded = Class.forName("dev.longhand.simulation." + name, true, classes);
        return MethodHandles.publicLookup().findStatic(loaded, "run", type);
    }
}
