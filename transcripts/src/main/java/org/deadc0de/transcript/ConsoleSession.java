package org.deadc0de.transcript;

/**
 * One console with somebody typing at it. This is all that transcripts know of a session.
 *
 * <p>Equal setups given equal lines answer with equal outputs; a replay that finds otherwise says NONDET.
 */
public interface ConsoleSession extends AutoCloseable {
    /** What the console shows before a line is typed, trailing blank included; empty when it shows nothing. */
    String prompt();

    /**
     * Types one command line and waits for the prompt to come back.
     *
     * @param line the line without prompt; continuation lines are joined by {@code \n}
     */
    Output execute(String line);

    /**
     * Turns to the console of another host of this session's world.
     *
     * @param name one of the names in {@link Setup#hosts()}; never called when there are none
     */
    void selectHost(String name);

    /** Gives back threads and memory. Later calls do nothing. */
    @Override
    void close();
}
