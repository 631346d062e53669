package dev.longhand.cli;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives picocli its commands: those that are beans with what they inject, everything else as picocli makes it. */
final class BeanFactory implements IFactory {
    private final IFactory other = CommandLine.defaultFactory();

    @Override
    public <K> K create(Class<K> type) throws Exception {
        InstanceHandle<K> bean = Arc.container().instance(type);
        return bean.isAvailable() ? bean.get() : other.create(type);
    }
}
