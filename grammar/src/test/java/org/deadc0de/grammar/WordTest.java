package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordTest {
    private static final Map<String, String> VALUES =
            Map.of("a", "1", "empty", "", "list", " x  y ", "blank", "  ", "?", "0", "!", "215");

    private static Word word(String text) {
        ReadResult<Script> read = CommandReader.readScript(text);
        Script script = ((ReadResult.Parsed<Script>) read).value();
        ShellCommand command = script.lines().get(0).andOr().first().commands().get(0);
        return ((ShellCommand.SimpleCommand) command).words().get(0);
    }

    private static List<String> expanded(String text) {
        return word(text).expand(name -> VALUES.getOrDefault(name, ""));
    }

    @Test
    void variablesAreReplaced() {
        assertThat(expanded("tap$a")).containsExactly("tap1");
        assertThat(expanded("${a}b")).containsExactly("1b");
        assertThat(expanded("\"$a $a\"")).containsExactly("1 1");
        assertThat(expanded("$?.$!")).containsExactly("0.215");
    }

    @Test
    void unquotedValuesAreSplitAtBlanks() {
        assertThat(expanded("$list")).containsExactly("x", "y");
        assertThat(expanded("a$list")).containsExactly("a", "x", "y");
        assertThat(expanded("\"$list\"")).containsExactly(" x  y ");
        assertThat(expanded("$list$a")).containsExactly("x", "y", "1");
    }

    @Test
    void aWordOfNothingIsNoWordUnlessQuoted() {
        assertThat(expanded("$empty")).isEmpty();
        assertThat(expanded("$unset$blank")).isEmpty();
        assertThat(expanded("\"$empty\"")).containsExactly("");
        assertThat(expanded("''")).containsExactly("");
        assertThat(expanded("$blank''")).containsExactly("");
    }

    @Test
    void quotedDollarsAreText() {
        assertThat(expanded("'$a'")).containsExactly("$a");
        assertThat(expanded("\\$a")).containsExactly("$a");
    }

    @Test
    void aWordWithoutVariablesKnowsItsText() {
        assertThat(word("a'b c'\"d\"").literal()).isEqualTo(Optional.of("ab cd"));
        assertThat(word("a$a").literal()).isEmpty();
    }

    @Test
    void onlyUnquotedStarsMakeAPattern() {
        assertThat(word("/dev/tap*").isPattern()).isTrue();
        assertThat(word("tap?").isPattern()).isTrue();
        assertThat(word("tap[01]").isPattern()).isTrue();
        assertThat(word("'tap*'").isPattern()).isFalse();
        assertThat(word("tap\\*").isPattern()).isFalse();
    }
}
