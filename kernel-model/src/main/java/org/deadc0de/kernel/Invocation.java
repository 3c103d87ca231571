package org.deadc0de.kernel;

import java.util.List;

/**
 * A command line as a program gets it: the words, and how the command grammar divided them. Programs parse nothing; they decide
 * what it means on their system.
 *
 * @param argv all words, the program's name first
 * @param options words beginning with a dash that stand before everything else, as typed
 * @param subject what the command is about (an interface, a verb), or the empty string
 * @param family an address family word after the subject, or the empty string
 * @param clauses the rest
 */
public record Invocation(List<String> argv, List<String> options, String subject, String family, List<Clause> clauses) {
    public Invocation {
        argv = List.copyOf(argv);
        options = List.copyOf(options);
        clauses = List.copyOf(clauses);
    }

    /** A command line without further structure. */
    public static Invocation ofWords(List<String> argv) {
        return new Invocation(argv, List.of(), "", "", List.of());
    }

    /** The program's name. */
    public String program() {
        return argv.get(0);
    }

    /** The words after the program's name. */
    public List<String> arguments() {
        return argv.subList(1, argv.size());
    }
}
