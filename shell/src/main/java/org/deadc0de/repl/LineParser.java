package org.deadc0de.repl;

import java.util.List;
import org.deadc0de.grammar.CommandReader;
import org.deadc0de.grammar.ReadResult;
import org.deadc0de.session.Session;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the editor when a line is complete and where the word to complete begins. Everything else the grammar reads. */
final class LineParser implements Parser {
    private static final String SEPARATORS = " \t\n;&|<>";

    private final Session session;

    LineParser(Session session) {
        this.session = session;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean accepting = context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED;
        if (accepting && session.host().crash() == null) {
            if (CommandReader.readScript(line) instanceof ReadResult.Incomplete<?> incomplete) {
                throw new EOFError(-1, cursor, incomplete.wanted(), incomplete.wanted());
            }
        }
        int from = cursor;
        while (from > 0 && SEPARATORS.indexOf(line.charAt(from - 1)) < 0) {
            from--;
        }
        return new Word(line, cursor, line.substring(from, cursor));
    }

    @Override
    public boolean isEscapeChar(char c) {
        return c == '\\';
    }

    /** The word under the cursor, up to the cursor. */
    private record Word(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
