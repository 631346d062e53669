package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.failure;
import static dev.longhand.wiring.model.Servers.model;
import static dev.longhand.wiring.model.Servers.vllm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.wiring.model.ScriptedServer.Script;

/** A row of tests: what a server does instead of answering, and what the caller must learn. */
record BrokenAnswer(String name, Script script, Kind kind, String hint) {

    void verify() {
        try (ScriptedServer server = vllm(script)) {
            LonghandException fault = failure(model(server));
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault).hasMessageContaining(hint).hasMessageNotContainingAny("\n", "\u0007");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
