package org.deadc0de.transcript;

/** Boots the machine that a transcript asks for. */
@FunctionalInterface
public interface SessionFactory {
    /**
     * Boots a fresh machine; nothing of an earlier one is left.
     *
     * @throws SetupRefused when the setup names something that does not exist or does not go together
     */
    ConsoleSession open(Setup setup) throws SetupRefused;
}
