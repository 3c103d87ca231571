package org.deadc0de.grammar;

import java.util.Optional;

/**
 * One option letter, as getopt(3) would find it: {@code -rnf inet} gives {@code -r}, {@code -n} and {@code -f inet}.
 *
 * @param name with its dash: {@code -f}; also letters that the program does not know
 * @param argument the value, for letters that take one; empty too when it is missing at the end of the line
 */
public record Option(String name, Optional<String> argument) {}
