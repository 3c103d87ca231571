package org.deadc0de.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One word of a command as typed, before expansion.
 *
 * @param line from 1, in the text read
 * @param column from 1, of the word's first character
 */
public record Word(List<WordPart> parts, int line, int column) {
    public Word {
        parts = List.copyOf(parts);
    }

    /** The word's text with its quotes removed; empty when it holds a variable. */
    public Optional<String> literal() {
        StringBuilder text = new StringBuilder();
        for (WordPart part : parts) {
            if (part instanceof WordPart.Literal it) {
                text.append(it.text());
            } else if (part instanceof WordPart.Quoted it) {
                text.append(it.text());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(text.toString());
    }

    /**
     * Whether an unquoted {@code *}, {@code ?} or {@code [} stands in it. A shell would look for files of that pattern and
     * keep the word as it is when there is none; who knows the files decides.
     */
    public boolean isPattern() {
        for (WordPart part : parts) {
            if (part instanceof WordPart.Literal it
                    && (it.text().indexOf('*') >= 0
                            || it.text().indexOf('?') >= 0
                            || it.text().indexOf('[') >= 0)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The words this one becomes: quotes removed, variables replaced, unquoted values split at blanks. An unquoted variable
     * without value alone becomes no word at all.
     *
     * @param value gives a variable's value by its name ({@code NAME}, {@code ?}, {@code !}); an empty string when unset
     */
    public List<String> expand(UnaryOperator<String> value) {
        List<String> words = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean open = false;
        for (WordPart part : parts) {
            if (part instanceof WordPart.Literal it) {
                current.append(it.text());
                open = true;
            } else if (part instanceof WordPart.Quoted it) {
                current.append(it.text());
                open = true;
            } else if (part instanceof WordPart.Variable it) {
                String text = value.apply(it.name());
                if (it.quoted()) {
                    current.append(text);
                    open = true;
                    continue;
                }
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    if (c != ' ' && c != '\t' && c != '\n') {
                        current.append(c);
                        open = true;
                    } else if (open) {
                        words.add(current.toString());
                        current.setLength(0);
                        open = false;
                    }
                }
            }
        }
        if (open) {
            words.add(current.toString());
        }
        return List.copyOf(words);
    }
}
