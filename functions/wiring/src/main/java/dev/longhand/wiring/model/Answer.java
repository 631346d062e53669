package dev.longhand.wiring.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.document.FinishReason;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Usage;
import dev.longhand.model.Completion;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An answer as its events come in: the text byte for byte, the reason of its end, the tokens. */
final class Answer {
    private static final String DONE = "[DONE]";

    private final StringBuilder text = new StringBuilder();
    private long tokens;
    private boolean done;
    private @Nullable FinishReason finish;
    private @Nullable Usage usage;

    /** Takes the data of one event and tells what text it adds. */
    String take(String data) {
        if (data.strip().equals(DONE)) {
            done = true;
            return "";
        }
        return take(Json.read(data).orElseThrow(Answer::unreadable));
    }

    private String take(JsonNode event) {
        Fault.inside(event).ifPresent(fault -> {
            throw new FaultException(fault);
        });
        usage = usageIn(event.path("usage"), usage);
        JsonNode choice = event.path("choices").path(0);
        finish = finishIn(choice.path("finish_reason"), finish);
        return take(choice.path("delta"), choice.path("finish_reason").isTextual());
    }

    /** A delta with nothing but a role is no token: some servers send it before they have read the prompt. */
    private String take(JsonNode delta, boolean last) {
        String content = textOf(delta.path("content"));
        boolean opening = delta.has("role")
                && content.isEmpty()
                && textOf(delta.path("reasoning_content")).isEmpty();
        if (delta.isObject() && !opening && !(last && content.isEmpty())) {
            tokens++;
        }
        text.append(content);
        return content;
    }

    private static String textOf(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    private static @Nullable FinishReason finishIn(JsonNode reason, @Nullable FinishReason known) {
        if (!reason.isTextual()) {
            return known;
        }
        return switch (reason.textValue()) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            default -> FinishReason.OTHER;
        };
    }

    private static @Nullable Usage usageIn(JsonNode usage, @Nullable Usage known) {
        if (!usage.isObject()) {
            return known;
        }
        return new Usage(
                usage.path("prompt_tokens").asLong(),
                usage.path("prompt_tokens_details").path("cached_tokens").asLong(),
                usage.path("completion_tokens").asLong());
    }

    /** Pieces generated so far, which grows with every token that the server tells of. */
    long tokens() {
        return tokens;
    }

    /** Whether the server said why it ended: what the connection does afterwards changes nothing. */
    boolean finished() {
        return finish != null;
    }

    /** Whether the server said that nothing follows. */
    boolean done() {
        return done;
    }

    /**
     * The whole answer. A server that tells no usage is taken to have sent one token an event, and the prompt is estimated.
     */
    Completion completion(LongSupplier promptEstimate) {
        if (finish == null) {
            throw cut();
        }
        Usage used = usage == null ? new Usage(promptEstimate.getAsLong(), 0, tokens) : usage;
        return new Completion(text.toString(), finish, used);
    }

    /** An answer without an end must not be taken for a whole one. */
    static LonghandException cut() {
        return LonghandException.of(Kind.MODEL_UNAVAILABLE, "the model server cut its answer short");
    }

    private static LonghandException unreadable() {
        return LonghandException.of(Kind.MODEL_UNAVAILABLE, "the model server sent an event that is not JSON");
    }
}
