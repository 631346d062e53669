package dev.longhand.wiring.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    /** Lines of vLLM 0.32.0, labels left out. */
    private static final String TOLD = """
            # HELP vllm:num_requests_waiting Number of requests waiting to be processed.
            # TYPE vllm:num_requests_waiting gauge
            vllm:num_requests_waiting{engine="0",model_name="smollm2-135m"} 77.0
            vllm:num_requests_waiting_by_reason{engine="0",model_name="smollm2-135m",reason="capacity"} 70.0
            vllm:cache_config_info{block_size="32",engine="0",kv_cache_size_tokens="652416",num_gpu_blocks="20388",swa_bounded_replay="True"} 1.0
            """;

    @Test
    void vllmTellsItsCacheAndItsQueue() {
        assertThat(new Metrics(TOLD).cacheTokens()).hasValue(652_416);
        assertThat(new Metrics(TOLD).waiting()).isEqualTo(77);
    }

    @Test
    void olderVersionsTellTheirCacheInBlocks() {
        String blocks = TOLD.replace("kv_cache_size_tokens=\"652416\",", "");
        assertThat(new Metrics(blocks).cacheTokens()).hasValue(652_416);
        assertThat(new Metrics(blocks.replace("\"20388\"", "\"None\"")).cacheTokens())
                .isEmpty();
    }

    @Test
    void whoTellsNothingHasNoQueueAndNoBounds() {
        assertThat(new Metrics("").cacheTokens()).isEmpty();
        assertThat(new Metrics("").waiting()).isZero();
    }
}
