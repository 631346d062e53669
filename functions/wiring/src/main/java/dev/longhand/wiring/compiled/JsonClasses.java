package dev.longhand.wiring.compiled;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Keeps what JSON and XML are made of: every record, choice and constant of the product, in whatever module, and what
 * Google's and Azure's storage clients do not tell of themselves. The core has no framework that would find its records,
 * and a list by hand would be forgotten.
 */
public final class JsonClasses implements Feature {
    private static final String OURS = "dev/longhand/";
    private static final List<String> CLIENTS = List.of(
            "com/google/api/services/storage/model/",
            "com/google/api/services/storage/StorageRequest",
            "com/google/api/services/storage/Storage$Objects",
            "com/google/api/client/googleapis/json/",
            "com/azure/storage/blob/models/",
            "com/azure/storage/blob/implementation/models/");
    private static final String END = ".class";

    @Override
    public String getDescription() {
        return "Keeps the records of Longhand for JSON";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        for (Path place : access.getApplicationClassPath()) {
            names(place).stream()
                    .map(access::findClassByName)
                    .filter(JsonClasses::isJson)
                    .forEach(JsonClasses::keep);
        }
    }

    /** Whether objects of the class are read or written by their fields. */
    static boolean isJson(Class<?> type) {
        return type.isRecord()
                || type.isEnum()
                || type.isSealed()
                || !type.getName().startsWith("dev.longhand.");
    }

    private static void keep(Class<?> type) {
        RuntimeReflection.register(type);
        RuntimeReflection.register(type.getDeclaredConstructors());
        RuntimeReflection.register(type.getDeclaredMethods());
        RuntimeReflection.register(type.getDeclaredFields());
        if (type.isRecord()) {
            RuntimeReflection.registerAllRecordComponents(type);
        }
    }

    /** Names of the classes in a jar or folder that may be JSON. */
    static List<String> names(Path place) {
        try {
            if (Files.isDirectory(place)) {
                return namesUnder(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return namesUnder(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> namesUnder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(END) && isCandidate(name))
                    .map(name -> name.substring(0, name.length() - END.length()).replace('/', '.'))
                    .toList();
        }
    }

    private static boolean isCandidate(String file) {
        return !file.endsWith("package-info.class")
                && (file.startsWith(OURS) || CLIENTS.stream().anyMatch(file::startsWith));
    }
}
