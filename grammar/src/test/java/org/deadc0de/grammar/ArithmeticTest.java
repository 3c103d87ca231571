package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTest {
    private final Map<String, String> values = new TreeMap<>(Map.of("n", "7", "sum", "1+1", "neg", "-3", "bad", "x y"));

    private final Word.Variables variables = new Word.Variables() {
        @Override
        public String value(String name) {
            return values.getOrDefault(name, "");
        }

        @Override
        public void set(String name, String value) {
            values.put(name, value);
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "1 @ 1",
                "' ' @ 0",
                "1+2*3 @ 7",
                "(1+2)*3 @ 9",
                "7/2 @ 3",
                "-7 % 4 @ -3",
                "10 - 2 - 3 @ 5",
                "2--2 @ 4",
                "1 + +1 @ 2",
                "0x10 + 010 @ 24",
                "n+1 @ 8",
                "$n+1 @ 8",
                "${n}0 @ 70",
                "$sum*2 @ 3",
                "neg*2 @ -6",
                "unset+1 @ 1",
                "n == 7 @ 1",
                "n != 7 @ 0",
                "n<=6 @ 0",
                "1 << 4 >> 2 @ 4",
                "!n @ 0",
                "~0 @ -1",
                "5 & 3 | 8 ^ 1 @ 9",
                "1 && 0 || 2 @ 1",
                "n > 3 ? 10 : 20 @ 10",
                "0 ? 1 : 0 ? 2 : 3 @ 3",
                "0 && 1/0 @ 0",
                "$((1+2))*2 @ 6",
                "9223372036854775807+1 @ -9223372036854775808",
            })
    void valuesAreThoseOfSh(String expression, long value) {
        assertThat(Arithmetic.evaluate(expression, variables)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "1+ @ expecting primary: \"1+\"",
                "1 2 @ expecting EOF: \"1 2\"",
                "(1 @ expecting ')': \"(1\"",
                "1 ? 2 @ expecting ':': \"1 ? 2\"",
                "1/0 @ division by zero: \"1/0\"",
                "n % (1-1) @ division by zero: \"n % (1-1)\"",
                "08 @ bad number: \"08\"",
                "1x @ bad number: \"1x\"",
                "bad @ bad number: \"bad\"",
                "99999999999999999999 @ bad number: \"99999999999999999999\"",
                "1 = 2 @ expecting EOF: \"1 = 2\"",
                "$(ls) @ expecting primary: \"$(ls)\"",
                "${n @ expecting primary: \"${n\"",
                "a # b @ expecting EOF: \"a # b\"",
            })
    void whatMakesNoSenseIsRefusedInShsWords(String expression, String problem) {
        assertThatThrownBy(() -> Arithmetic.evaluate(expression, variables))
                .isInstanceOf(Arithmetic.Wrong.class)
                .hasMessage("arithmetic expression: " + problem);
    }

    @Test
    void assignmentsChangeTheVariableAndGiveItsValue() {
        assertThat(Arithmetic.evaluate("m = n += 3", variables)).isEqualTo(10);

        assertThat(values).containsEntry("n", "10").containsEntry("m", "10");
    }

    @Test
    void whatIsNotReachedAssignsNothing() {
        assertThat(Arithmetic.evaluate("0 && (n = 1)", variables)).isZero();
        assertThat(Arithmetic.evaluate("1 ? 2 : (n = 1)", variables)).isEqualTo(2);

        assertThat(values).containsEntry("n", "7");
    }

    @Test
    void nestingHasAnEnd() {
        assertThatThrownBy(() -> Arithmetic.evaluate("(".repeat(100_000), variables))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> Arithmetic.evaluate("-".repeat(100_000), variables))
                .hasMessageContaining("nested too deeply");
    }
}
