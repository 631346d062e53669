package dev.longhand.estimate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhand.document.FinishReason;
import dev.longhand.document.Language;
import dev.longhand.document.Usage;
import dev.longhand.model.Completion;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.LanguageModels;
import dev.longhand.model.Message;
import dev.longhand.model.ModelProfile;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers with text of the length that is asked for, and counts tokens as a server with a prefix cache does. The cache has
 * blocks of 16 tokens, as on GPUs. Not safe for threads.
 */
final class CostlessModel implements LanguageModel, LanguageModels {
    private static final JsonMapper JSON = new JsonMapper();

    private static final int BLOCK = 16;

    /** Of the room that an answer gets, what a writer takes who keeps to the length. */
    private static final double ROOM_TAKEN = 0.87;

    /** A plan may have a quarter more sections than it is asked for. */
    private static final double MOST_ITEMS = 1.25;

    private final ModelProfile profile;
    private final Filler filler;
    private final List<String> seen = new ArrayList<>();

    CostlessModel(String name, int window, Language language) {
        this.profile = new ModelProfile(name, "", window, true);
        this.filler = new Filler(language);
    }

    @Override
    public LanguageModel named(String name) {
        return this;
    }

    @Override
    public String defaultName() {
        return profile.name();
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    @Override
    public int countTokens(List<Message> messages) {
        return TextTokens.of(messages);
    }

    @Override
    public Completion complete(Prompt prompt, CompletionObserver observer) {
        String text = switch (prompt.format()) {
            case ResponseFormat.Json(String name, String schema) -> plan(schema);
            case ResponseFormat.Text _ -> filler.tokens((int) (ROOM_TAKEN * prompt.maxTokens()));
        };
        int asked = countTokens(prompt.messages());
        String shown = shown(prompt.messages());
        Usage usage = new Usage(asked, Math.min(cached(shown), asked - 1), TextTokens.of(text));
        seen.add(answered(prompt.messages(), text));
        return new Completion(text, FinishReason.STOP, usage);
    }

    /** A chat with its answer, as the next turn shows it. */
    private static String answered(List<Message> messages, String text) {
        boolean begun = messages.getLast().role() == Message.Role.ASSISTANT;
        return shown(messages) + (begun ? text : shown(List.of(Message.assistant(text))));
    }

    private static String shown(List<Message> messages) {
        StringBuilder shown = new StringBuilder();
        for (Message message : messages) {
            shown.append('\n').append(message.role()).append('\n').append(message.content());
        }
        return shown.toString();
    }

    private int cached(String shown) {
        int longest = seen.stream().mapToInt(earlier -> common(earlier, shown)).max().orElse(0);
        return TextTokens.of(shown.substring(0, longest)) / BLOCK * BLOCK;
    }

    private static int common(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int i = 0;
        while (i < end && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private String plan(String schema) {
        JsonNode list = read(schema).path("properties").path("sections");
        int items = (int) Math.ceil(list.path("maxItems").asInt() / MOST_ITEMS);
        ObjectNode plan = JSON.createObjectNode().put("title", filler.sentence());
        ArrayNode sections = plan.putArray("sections");
        for (int i = 0; i < items; i++) {
            sections.addObject().put("point", filler.sentence() + filler.sentence()).put("words", 1_000);
        }
        return plan.toString();
    }

    private static JsonNode read(String schema) {
        try {
            return JSON.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a schema is JSON", e);
        }
    }
}
