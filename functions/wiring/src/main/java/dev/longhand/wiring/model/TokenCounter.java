package dev.longhand.wiring.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longhand.model.Message;
import java.util.List;
import java.util.stream.Collectors;

/** Counts the tokens of a prompt where the server can, and estimates them where it cannot; never too few. */
record TokenCounter(ModelServer server, ChatRequest request) {
    /** What a chat template puts around one message: role, markers, line ends. ChatML takes 5, Llama 3 takes 6. */
    private static final int AROUND_MESSAGE = 8;

    /** What a chat template adds to a whole prompt: the opening of the answer, and a system message of its own. */
    private static final int AROUND_PROMPT = 64;

    int count(List<Message> messages) {
        return switch (request.flavour()) {
            case VLLM -> exact(messages);
            case LLAMA_CPP -> withAllowance(messages);
            case OTHER -> TokenEstimate.of(messages);
        };
    }

    private int exact(List<Message> messages) {
        JsonNode count = server.tokenize(request.tokensOfChat(messages)).path("count");
        return count.isInt() ? count.asInt() : TokenEstimate.of(messages);
    }

    private int withAllowance(List<Message> messages) {
        String text = messages.stream().map(Message::content).collect(Collectors.joining("\n"));
        JsonNode tokens = server.tokenize(ChatRequest.tokensOfText(text)).path("tokens");
        return tokens.isArray() ? tokens.size() + allowance(messages) : TokenEstimate.of(messages);
    }

    /** Tokens that a template may add to these messages. */
    static int allowance(List<Message> messages) {
        return AROUND_PROMPT + AROUND_MESSAGE * messages.size();
    }
}
