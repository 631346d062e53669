package dev.longhand.wiring.model;

import java.util.List;

/** Whether a model can be asked now, and if not, what a person should know. */
public sealed interface Readiness {

    /** It can. */
    record Ready(String model) implements Readiness {}

    /** Its server is there and will be ready later. */
    record Loading(String message) implements Readiness {}

    /** Nothing useful answers at its address. */
    record Unreachable(String message) implements Readiness {}

    /** Its server has other models. */
    record Lacks(String model, List<String> names) implements Readiness {
        public Lacks {
            names = List.copyOf(names);
        }
    }
}
