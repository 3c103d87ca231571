package org.deadc0de.kernel;

/** A program of the simulated userland: reads like its man page, makes system calls and prints its own messages. */
@FunctionalInterface
public interface Program {
    /**
     * Runs as a process.
     *
     * @return the exit status
     */
    int main(ProgramContext context);
}
