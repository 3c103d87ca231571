package org.deadc0de.kernel;

/**
 * What a program has: its command line, its system calls, its standard output and error, and who it is.
 *
 * @param invocation the command line
 * @param sys its way into the kernel
 * @param out takes what it prints on standard output; nothing is added
 * @param err takes what it prints on standard error; nothing is added
 * @param in gives the whole of its standard input, empty when there is none
 * @param process who it is
 */
public record ProgramContext(Invocation invocation, Syscalls sys, TextSink out, TextSink err, String in, Proc process) {
    /** Takes text. */
    @FunctionalInterface
    public interface TextSink {
        void print(String text);
    }
}
