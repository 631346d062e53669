package dev.longhand.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Loads the product and the simulation once more, with a mutant's sources in the place of the real ones. */
final class MutantClasses extends ClassLoader {
    private static final String OURS = "dev.longhand.";
    private static final Path SOURCES = Path.of("main/java");

    private final Map<String, ByteArrayOutputStream> mutated = new HashMap<>();

    /** The classes of this mutant; fails when its text does not stand exactly once in its file, or does not compile. */
    MutantClasses(Mutant mutant) {
        super(MutantClasses.class.getClassLoader());
        Map<String, String> sources = new HashMap<>();
        for (Mutant.Edit edit : mutant.edits()) {
            sources.merge(edit.file(), edited(source(edit.file()), edit), (before, ignored) -> edited(before, edit));
        }
        compile(sources);
    }

    private static String source(String file) {
        try {
            return Files.readString(SOURCES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String edited(String source, Mutant.Edit edit) {
        int at = source.indexOf(edit.text());
        if (at < 0 || source.indexOf(edit.text(), at + 1) >= 0) {
            throw new IllegalStateException("must stand exactly once in %s: %s".formatted(edit.file(), edit.text()));
        }
        return source.replace(edit.text(), edit.instead());
    }

    private void compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<JavaFileObject> files =
                sources.entrySet().stream().<JavaFileObject>map(Source::new).toList();
        List<String> options = List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
        JavaFileManager manager = new Memory(compiler.getStandardFileManager(null, null, null));
        if (!compiler.getTask(messages, manager, null, options, null, files).call()) {
            throw new IllegalStateException("the mutant does not compile: " + messages);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        ByteArrayOutputStream mutant = mutated.get(name);
        byte[] code = mutant == null ? real(name) : mutant.toByteArray();
        return defineClass(name, code, 0, code.length);
    }

    private byte[] real(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(Map.Entry<String, String> file) {
            super(URI.create("string:///" + file.getKey()), Kind.SOURCE);
            this.text = file.getValue();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Where the compiler writes to. */
    private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        Memory(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject from) {
            return new SimpleJavaFileObject(URI.create("class:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return mutated.computeIfAbsent(name, ignored -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
