package org.deadc0de.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line as a program gets it: the words, and how the command grammar divided them. Programs parse nothing; they decide
 * what it means on their system.
 *
 * @param argv all words, the program's name first
 * @param options the option letters in typed order, each a clause whose keyword has its dash: {@code -g bridge} has the keyword
 *     {@code -g} and the argument {@code bridge}; an option that takes none or lacks its argument has no arguments
 * @param subject what the command is about (an interface, route's verb, kill's signal), or the empty string
 * @param family an address family word right after the subject, or the empty string
 * @param clauses the rest in typed order; for a program of options and operands each operand is a clause of its own with an empty
 *     keyword
 */
public record Invocation(List<String> argv, List<Clause> options, String subject, String family, List<Clause> clauses) {
    public Invocation {
        argv = List.copyOf(argv);
        options = List.copyOf(options);
        clauses = List.copyOf(clauses);
    }

    /** A command line of operands alone. */
    public static Invocation ofWords(List<String> argv) {
        List<Clause> operands = new ArrayList<>();
        argv.subList(1, argv.size()).forEach(word -> operands.add(new Clause("", List.of(word))));
        return new Invocation(argv, List.of(), "", "", operands);
    }

    /** The program's name as typed. */
    public String program() {
        return argv.get(0);
    }

    /** The words after the program's name. */
    public List<String> arguments() {
        return argv.subList(1, argv.size());
    }

    /** Whether an option was given. */
    public boolean has(String option) {
        return options.stream().anyMatch(clause -> clause.keyword().equals(option));
    }

    /** The last argument given to an option, or null when it was not given or lacks its argument. */
    public String valueOf(String option) {
        String value = null;
        for (Clause clause : options) {
            if (clause.keyword().equals(option) && !clause.arguments().isEmpty()) {
                value = clause.arguments().get(0);
            }
        }
        return value;
    }

    /** The words that belong to no keyword, in typed order. */
    public List<String> operands() {
        List<String> words = new ArrayList<>();
        clauses.stream()
                .filter(clause -> clause.keyword().isEmpty())
                .forEach(clause -> words.addAll(clause.arguments()));
        return words;
    }
}
