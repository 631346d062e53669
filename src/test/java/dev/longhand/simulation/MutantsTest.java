package dev.longhand.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The judges see what they are there for: every mistake is noticed, and the real code is not blamed. */
@Tag("simulation")
final class MutantsTest {
    private static final int SCHEDULES = Integer.getInteger("longhand.mutants", 4_000);
    private static final MethodType RUN = MethodType.methodType(String.class);

    @Test
    void every_mutant_is_caught() throws Throwable {
        List<String> unnoticed = new ArrayList<>();
        List<Mutant> mutants = Mutants.all();
        for (Mutant mutant : mutants) {
            if (mutant.name().contains(System.getProperty("longhand.mutant", "")) && !isCaught(mutant)) {
                unnoticed.add(mutant.name());
            }
        }
        System.out.printf("mutants: %d of %d caught%n", mutants.size() - unnoticed.size(), mutants.size());
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void the_file_store_lets_one_writer_win_and_shows_whole_objects_only() {
        assertThat(FileRace.run()).isEmpty();
    }

    private static boolean isCaught(Mutant mutant) throws Throwable {
        ClassLoader classes = new MutantClasses(mutant);
        boolean caught =
                switch (mutant.witness()) {
                    case SCHEDULES -> violates(method(classes, "Simulation", RUN.appendParameterTypes(long.class)));
                    case FILES -> !((String) method(classes, "FileRace", RUN).invokeExact()).isEmpty();
                };
        if (!caught) {
            System.out.println("mutant not caught: " + mutant.name());
        }
        return caught;
    }

    private static boolean violates(MethodHandle simulation) throws Throwable {
        for (long seed = 1; seed <= SCHEDULES; seed++) {
            String violation = (String) simulation.invokeExact(seed);
            if (!violation.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static MethodHandle method(ClassLoader classes, String name, MethodType type) throws ReflectiveOperationException {
        Class<?> loaded = Class.forName("dev.longhand.simulation." + name, true, classes);
        return MethodHandles.publicLookup().findStatic(loaded, "run", type);
    }
}
