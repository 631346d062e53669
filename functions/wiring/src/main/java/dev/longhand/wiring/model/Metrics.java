package dev.longhand.wiring.model;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures of a vLLM server, by their names in vLLM 0.32.
 *
 * @param text in the text format of Prometheus; empty from another server, which knows none of them
 */
record Metrics(String text) {
    private static final Pattern CACHE = Pattern.compile("^vllm:cache_config_info\\{(.*)}", Pattern.MULTILINE);
    private static final Pattern WAITING =
            Pattern.compile("^vllm:num_requests_waiting(?:\\{[^}]*})? ([0-9.e+]+)$", Pattern.MULTILINE);

    /** Tokens whose keys and values the server has room for. */
    OptionalLong cacheTokens() {
        Matcher cache = CACHE.matcher(text);
        return cache.find() ? tokens(cache.group(1)) : OptionalLong.empty();
    }

    /** Requests that wait for room. */
    long waiting() {
        Matcher waiting = WAITING.matcher(text);
        return waiting.find() ? (long) Double.parseDouble(waiting.group(1)) : 0;
    }

    private static OptionalLong tokens(String labels) {
        OptionalLong told = number(labels, "kv_cache_size_tokens");
        OptionalLong blocks = number(labels, "num_gpu_blocks");
        OptionalLong size = number(labels, "block_size");
        return told.isPresent() || blocks.isEmpty() || size.isEmpty()
                ? told
                : OptionalLong.of(blocks.getAsLong() * size.getAsLong());
    }

    private static OptionalLong number(String labels, String name) {
        Matcher label =
                Pattern.compile("(?:^|,)%s=\"([0-9]{1,18})\"".formatted(name)).matcher(labels);
        return label.find() ? OptionalLong.of(Long.parseLong(label.group(1))) : OptionalLong.empty();
    }
}
