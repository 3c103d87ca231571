package org.deadc0de.grammar;

/**
 * One element of a list, up to its {@code ;}, {@code &} or line end.
 *
 * @param andOr what to run
 * @param background whether it ended in {@code &}
 * @param source the text as typed, without the terminator: what {@code jobs} shows
 * @param lineNumber from 1, in the text read
 * @param column from 1, where the source begins
 */
public record Line(AndOr andOr, boolean background, String source, int lineNumber, int column) {}
