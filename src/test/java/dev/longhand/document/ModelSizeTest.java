package dev.longhand.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelSizeTest {

    @ParameterizedTest
    @CsvSource({
        "smollm2-135m, true",
        "qwen2.5-1.5b, true",
        "Qwen/Qwen2.5-3B-Instruct, true",
        "llama3.1:8b, false",
        "longwriter-glm4-9b, false",
        "LongWriter-llama3.1-8b, false",
        "mixtral-8x22b, false",
        "gpt-4o, false",
        "model2b1, false"
    })
    void a_model_is_small_when_its_name_says_so(String model, boolean small) {
        assertThat(ModelSize.isSmall(model)).isEqualTo(small);
    }
}
