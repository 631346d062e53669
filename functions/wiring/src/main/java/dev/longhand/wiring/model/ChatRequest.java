package dev.longhand.wiring.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import java.util.List;
import java.util.Locale;

/**
 * The bodies of requests.
 *
 * @param model name of the model on its server
 * @param flavour whose dialect the server speaks
 * @param stopTokenIds tokens that end an answer
 */
record ChatRequest(String model, Flavour flavour, List<Integer> stopTokenIds) {

    /** A call that is answered token by token; {@code structured} sends the form of the answer along. */
    String completion(Prompt prompt, boolean structured) {
        ObjectNode body = Json.object().put("model", model).put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        body.set("messages", messages(prompt.messages()));
        continuation(body, prompt.messages());
        sampling(body, prompt.sampling());
        body.put("max_tokens", prompt.maxTokens()).put("seed", flavour.seed(prompt.seed()));
        if (flavour == Flavour.VLLM && prompt.minTokens() > 0) {
            body.put("min_tokens", prompt.minTokens());
        }
        if (structured && prompt.format() instanceof ResponseFormat.Json format) {
            body.set("response_format", schema(format));
        }
        if (!stopTokenIds.isEmpty() && flavour != Flavour.LLAMA_CPP) {
            stopTokenIds.forEach(body.putArray("stop_token_ids")::add);
        }
        return body.toString();
    }

    /** A question for the number of tokens of these messages, in vLLM's way, which applies the chat template. */
    String tokensOfChat(List<Message> messages) {
        ObjectNode body = Json.object().put("model", model).put("add_generation_prompt", true);
        body.set("messages", messages(messages));
        continuation(body, messages);
        return body.toString();
    }

    /** A question for the number of tokens of a text, in llama.cpp's way. */
    static String tokensOfText(String text) {
        return Json.object().put("content", text).put("add_special", true).toString();
    }

    /** llama.cpp goes on from the assistant's words unasked. */
    private void continuation(ObjectNode body, List<Message> messages) {
        boolean continued = messages.getLast().role() == Message.Role.ASSISTANT;
        if (flavour == Flavour.VLLM && continued) {
            body.put("add_generation_prompt", false).put("continue_final_message", true);
        }
    }

    private void sampling(ObjectNode body, Sampling sampling) {
        body.put("temperature", sampling.temperature()).put("top_p", sampling.topP());
        if (flavour != Flavour.OTHER || sampling.topK() > 0) {
            body.put("top_k", sampling.topK()); // OpenAI's own server refuses it, whatever its value
        }
        if (flavour != Flavour.OTHER || sampling.repetitionPenalty() != 1) {
            body.put(flavour.repetitionPenalty(), sampling.repetitionPenalty());
        }
        if (flavour == Flavour.LLAMA_CPP) {
            body.put("min_p", 0); // 0.05 unless told, which no other server does
        }
    }

    private static ArrayNode messages(List<Message> messages) {
        ArrayNode array = Json.object().putArray("messages");
        messages.forEach(message -> array.addObject()
                .put("role", message.role().name().toLowerCase(Locale.ROOT))
                .put("content", message.content()));
        return array;
    }

    private static ObjectNode schema(ResponseFormat.Json format) {
        ObjectNode node = Json.object().put("type", "json_schema");
        node.putObject("json_schema")
                .put("name", format.name())
                .put("strict", true)
                .set("schema", Json.read(format.schema()).orElseThrow());
        return node;
    }
}
