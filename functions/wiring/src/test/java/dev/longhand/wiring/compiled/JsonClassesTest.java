package dev.longhand.wiring.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.storage.model.StorageObject;
import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.Outcome;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.pipeline.JobStatus;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonClassesTest {
    @Test
    void whatever_stored_and_sent_records_are_made_of_is_kept() throws URISyntaxException {
        Set<Class<?>> parts = new HashSet<>();
        List.of(Job.class, Plan.class, Section.class, Outcome.class, DocumentRequest.class, JobStatus.class)
                .forEach(root -> collect(root, parts));
        assertThat(parts).hasSizeGreaterThan(15);
        assertThat(kept(Job.class))
                .containsAll(parts.stream().map(Class::getName).toList());
    }

    @Test
    void records_that_only_their_package_knows_are_kept() throws URISyntaxException {
        assertThat(kept(Job.class))
                .contains(
                        "dev.longhand.pipeline.Manifest$Entry",
                        "dev.longhand.pipeline.Claim",
                        "dev.longhand.pipeline.Tombstone",
                        "dev.longhand.event.EventCodec$Step");
    }

    @Test
    void what_googles_client_reads_is_kept_in_its_jar() throws URISyntaxException {
        assertThat(kept(StorageObject.class)).contains(StorageObject.class.getName());
    }

    /** Names of what is kept of the jar or folder that a class is in. */
    private static List<String> kept(Class<?> example) throws URISyntaxException {
        Path place = Path.of(
                example.getProtectionDomain().getCodeSource().getLocation().toURI());
        return JsonClasses.names(place).stream()
                .filter(name -> JsonClasses.isJson(type(name)))
                .toList();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, JsonClassesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void collect(Type type, Set<Class<?>> found) {
        switch (type) {
            case ParameterizedType generic -> {
                for (Type argument : generic.getActualTypeArguments()) {
                    collect(argument, found);
                }
            }
            case Class<?> plain
            when plain.getName().startsWith("dev.longhand.") && found.add(plain) -> {
                if (plain.isSealed()) {
                    List.of(plain.getPermittedSubclasses()).forEach(choice -> collect(choice, found));
                }
                if (plain.isRecord()) {
                    for (RecordComponent component : plain.getRecordComponents()) {
                        collect(component.getGenericType(), found);
                    }
                }
            }
            default -> {}
        }
    }
}
