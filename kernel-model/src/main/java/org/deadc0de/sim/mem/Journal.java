package org.deadc0de.sim.mem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What changed since a mark, so that it can be undone: words of simulated memory, and whatever else of a world has to go back
 * with them (the text on a console, the table of processes).
 */
public final class Journal {
    private static final long ACTION = 1;
    private static final long UNHASHED = 2;
    private static final long PAGE = 4;
    private static final int FIRST_SIZE = 1024;

    private final Memory memory;
    private final List<Runnable> actions = new ArrayList<>();
    private final List<long[]> pages = new ArrayList<>();
    private long[] addresses = {};
    private long[] olds = {};
    private int size;
    private boolean on;
    private boolean repeating;

    Journal(Memory memory) {
        this.memory = memory;
    }

    /** Whether changes are kept. */
    public boolean isOn() {
        return on;
    }

    /**
     * Whether what happens now has happened before and is only repeated to bring a thread to where it was: whoever would change a
     * Java object of the simulated world leaves it as it is. Memory sees to that itself.
     */
    public boolean isRepeating() {
        return repeating;
    }

    /** Sets whether what happens is only repeated; nothing is kept meanwhile. */
    public void repeating(boolean newRepeating) {
        repeating = newRepeating;
    }

    /** Starts keeping changes if that is off, and gives the present place to come back to. */
    public int mark() {
        on = true;
        memory.stateChanged();
        return size;
    }

    /** Undoes everything since the mark, last change first. Marks taken after it are void. */
    public void undoTo(int mark) {
        boolean wasOn = on;
        on = false; // what an action does to undo is no change of its own
        while (size > mark) {
            size--;
            long address = addresses[size];
            if (address == ACTION) {
                actions.remove(actions.size() - 1).run();
            } else if ((address & PAGE) != 0) {
                memory.restorePage(address & ~7L, pages.remove(pages.size() - 1));
            } else {
                memory.restore(address & ~7L, olds[size], (address & UNHASHED) == 0);
            }
        }
        on = wasOn;
    }

    /** Stops keeping changes and forgets those kept. */
    public void stop() {
        on = false;
        size = 0;
        actions.clear();
        pages.clear();
        memory.stateChanged();
    }

    /** How many changes are kept. */
    public int size() {
        return size;
    }

    /** The word address of change {@code index}, or 0 when that change is not one of memory. */
    public long addressOf(int index) {
        return addresses[index] == ACTION ? 0 : addresses[index] & ~7L;
    }

    /** The word that change {@code index} replaced, if that is one of a word. */
    public long oldWordOf(int index) {
        return olds[index];
    }

    /** Whether change {@code index} is one of all words of a page at once, the first of which is at {@link #addressOf}. */
    public boolean isOfPage(int index) {
        return addresses[index] != ACTION && (addresses[index] & PAGE) != 0;
    }

    /** The word of an address within the page that change {@code index} replaced. */
    public long oldWordOf(int index, long address) {
        return pages.get((int) olds[index])[Memory.index(address)];
    }

    /**
     * Says how to undo a change of a Java object that belongs to the simulated world. Call it with the change, always; it does
     * nothing while the journal is off.
     */
    public void onUndo(Runnable undo) {
        if (on && !repeating) {
            actions.add(undo);
            append(ACTION, 0);
        }
    }

    void word(long wordAddress, long old, boolean hashed) {
        append(hashed ? wordAddress : wordAddress | UNHASHED, old);
    }

    /** A page is about to be replaced by one with other contents; nobody changes {@code old} until it is put back. */
    void page(long pageAddress, long[] old) {
        append(pageAddress | PAGE, pages.size());
        pages.add(old);
    }

    private void append(long address, long old) {
        if (size == addresses.length) {
            int more = Math.max(FIRST_SIZE, size * 2);
            addresses = Arrays.copyOf(addresses, more);
            olds = Arrays.copyOf(olds, more);
        }
        addresses[size] = address;
        olds[size++] = old;
    }
}
