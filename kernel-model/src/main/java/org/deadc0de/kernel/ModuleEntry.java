package org.deadc0de.kernel;

import java.util.List;

/**
 * One loaded kernel file: a copy.
 *
 * @param id its number
 * @param references how many need it
 * @param address where it lies
 * @param size its bytes
 * @param name the file's name
 * @param modules the modules in it
 */
public record ModuleEntry(int id, int references, long address, long size, String name, List<String> modules) {
    public ModuleEntry {
        modules = List.copyOf(modules);
    }
}
