package dev.longhand.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1,500 | 1500", "1.500 | 1500", "10 000 | 10000", "1.5k | 1500", "2w | 20000", "1.2万 | 12000", "1万5千 | 15000",
        "two thousand five hundred | 2500", "fifteen hundred | 1500", "Twenty-five | 25", "thousand | 1000",
        "one hundred and twenty | 120", "ten thousand | 10000", "1.5 thousand | 1500", "a | 0", "两千五百 | 2500",
        "一万五千 | 15000", "十五 | 15", "二十万 | 200000", "二〇〇〇 | 2000", "一千零五十 | 1050", "三四千 | 4000", "万 | 10000"
    })
    void a_numeral_is_read_in_the_ways_people_write_it(String numeral, long value) {
        assertThat(Numerals.value(numeral)).isEqualTo(value);
    }
}
