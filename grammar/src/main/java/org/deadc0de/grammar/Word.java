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

    /** The variables of a shell. */
    public interface Variables {
        /** The value of {@code NAME}, {@code ?} or {@code !}; an empty string when unset. */
        String value(String name);

        /** Sets a variable: {@code $((n=1))}. */
        void set(String name, String value);
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
     * The words this one becomes: quotes removed, variables and arithmetic replaced, unquoted values split at blanks. An
     * unquoted variable without value alone becomes no word at all.
     *
     * @throws Arithmetic.Wrong when an arithmetic expression makes no sense
     */
    public List<String> expand(Variables variables) {
        if (parts.size() == 1 && parts.get(0) instanceof WordPart.Literal it) {
            return List.of(it.text());
        }
        List<String> words = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean open = false;
        for (WordPart part : parts) {
            String text = text(part, variables);
            if (!isSplit(part)) {
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
        if (open) {
            words.add(current.toString());
        }
        return List.copyOf(words);
    }

    /**
     * The words this one becomes, for a shell whose variables cannot be set from inside a word.
     *
     * @param value gives a variable's value by its name ({@code NAME}, {@code ?}, {@code !}); an empty string when unset
     */
    public List<String> expand(UnaryOperator<String> value) {
        return expand(new Variables() {
            @Override
            public String value(String name) {
                return value.apply(name);
            }

            @Override
            public void set(String name, String text) {
                throw new Arithmetic.Wrong("assignment to \"" + name + "\"");
            }
        });
    }

    /**
     * The one text this word becomes where nothing is split at blanks: as the value of an assignment.
     *
     * @throws Arithmetic.Wrong when an arithmetic expression makes no sense
     */
    public String expandWhole(Variables variables) {
        StringBuilder whole = new StringBuilder();
        parts.forEach(part -> whole.append(text(part, variables)));
        return whole.toString();
    }

    private static String text(WordPart part, Variables variables) {
        if (part instanceof WordPart.Literal it) {
            return it.text();
        }
        if (part instanceof WordPart.Quoted it) {
            return it.text();
        }
        if (part instanceof WordPart.Variable it) {
            return variables.value(it.name());
        }
        return Long.toString(Arithmetic.evaluate(((WordPart.Arithmetic) part).expression(), variables));
    }

    private static boolean isSplit(WordPart part) {
        return part instanceof WordPart.Variable it && !it.quoted();
    }
}
