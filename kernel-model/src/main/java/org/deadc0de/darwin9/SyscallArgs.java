package org.deadc0de.darwin9;

import java.util.List;
import org.deadc0de.sim.mem.Struct;

/**
 * The uap of a system call: the words that the process gave lie in uu_arg of its thread, each in eight bytes. What its pointers lead to
 * lies in user memory, which is the program's own ({@link UserArgument}).
 */
final class SyscallArgs extends Struct {
    private static final int WORD = 8;

    private final List<Object> given;

    /** Copies the words of a system call to the thread that makes it: numbers, and addresses of user memory. */
    SyscallArgs(Uthread uthread, List<Object> given) {
        super(uthread.memory(), uthread.addressOf(Uthread.UU_ARG));
        this.given = given;
        for (int i = 0; i < given.size(); i++) {
            int word = given.get(i) instanceof UserArgument pointer ? (int) pointer.address() : (Integer) given.get(i);
            memory().store4(address(), WORD * i, word);
        }
    }

    /** The argument of an index, a number. */
    int number(int index) {
        return memory().load4(address(), WORD * index);
    }

    /** The argument of an index, a pointer to user memory. */
    UserArgument pointer(int index) {
        return (UserArgument) given.get(index);
    }
}
