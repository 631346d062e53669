package dev.longhand.simulation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Code that can be halted at any depth of calls and be gone on with later, or never: then it stops as if its process was
 * killed, and no {@code finally} runs. It stands on what virtual threads stand on, which is not exported: the tests run
 * with {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
final class Coroutine {
    private static final MethodHandle NEW;
    private static final MethodHandle RUN;
    private static final MethodHandle DONE;
    private static final MethodHandle HALT;
    private static final Object SCOPE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
            Class<?> type = Class.forName("jdk.internal.vm.Continuation");
            SCOPE = scope.getConstructor(String.class).newInstance("simulation");
            NEW = lookup.findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class))
                    .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
            RUN = lookup.findVirtual(type, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            DONE = lookup.findVirtual(type, "isDone", MethodType.methodType(boolean.class))
                    .asType(MethodType.methodType(boolean.class, Object.class));
            HALT = lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scope))
                    .asType(MethodType.methodType(boolean.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("run with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED", e);
        }
    }

    private final Object continuation;

    /** A coroutine that has not begun. */
    Coroutine(Runnable body) {
        try {
            continuation = (Object) NEW.invokeExact(SCOPE, body);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins or goes on, until it halts or ends; whether it ended. */
    boolean run() {
        try {
            RUN.invokeExact(continuation);
            return (boolean) DONE.invokeExact(continuation);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Halts the coroutine that calls this. */
    @SuppressWarnings("ReturnValueIgnored") // always true for who is gone on with
    static void halt() {
        try {
            boolean resumed = (boolean) HALT.invokeExact(SCOPE);
            assert resumed;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
