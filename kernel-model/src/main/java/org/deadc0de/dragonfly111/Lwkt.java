package org.deadc0de.dragonfly111;

import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.lock.WaitChannels;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;

/**
 * The processors and their threads: who runs where, on which stack, at which priority. A thread in the kernel holds the MP lock
 * until it sleeps or changes the processor, so these are the only places where another may run.
 */
final class Lwkt {
    /** Bytes of one thread: its struct at the bottom, its kernel stack above. */
    static final int USPACE = 0x4000;

    static final int TDPRI_USER_NORM = 6;
    static final int TDPRI_KERN_USER = 10;
    static final int TDPRI_KERN_DAEMON = 12;
    static final int TDPRI_CRIT = 32;

    private static final long UAREAS = 0xc5a40000L;
    private static final int FRAME = 0x180;

    private final DragonFly111 k;
    private final Memory memory;
    private final Sched sched;
    private final long uareaFree;
    private final long uareaNext;

    /** The thread that boots. */
    final Td thread0;

    final WaitChannels channels;

    Lwkt(DragonFly111 k) {
        this.k = k;
        memory = k.machine().memory();
        sched = k.machine().sched();
        uareaFree = k.machine().data().define("uarea_free", 4);
        uareaNext = k.machine().data().define("uarea_next", 4);
        memory.store4(uareaNext, 0, (int) UAREAS);
        channels = new WaitChannels(
                k.machine().host(),
                sched,
                memory,
                k.machine().clock(),
                k.machine().data().define("slpque_turns", 8));
        thread0 = Td.TYPE.at(memory, newArea());
        thread0.td_comm("swapper");
        thread0.td_pri(TDPRI_KERN_USER);
        PORT(thread0);
    }

    private long newArea() {
        long area = memory.peek(uareaFree, 4);
        if (area != 0) {
            memory.store4(uareaFree, 0, memory.load4(area, 0));
        } else {
            area = memory.load4(uareaNext, 0) & 0xffff_ffffL;
            memory.store4(uareaNext, 0, (int) area + USPACE);
            memory.map(area, USPACE);
        }
        memory.fill(area, Td.TYPE.size(), 0);
        return area;
    }

    private static void PORT(Td td) {
        td.td_msgport_tqh_first(LwktMsg.TYPE.at(td.memory(), 0));
        td.td_msgport_tqh_last(td.addressOf(Td.TD_MSGPORT_TQH_FIRST));
    }

    /** Gives a new thread its struct and its stack. The shell's process goes from thread to thread. */
    void adopt(SimThread thread) {
        Proc process = k.machine().processes().get(thread.pid());
        SimThread former = process == null ? null : process.thread();
        long area;
        if (former != null && !former.isAlive() && former.control() != 0) {
            area = former.control();
            release(former);
            memory.fill(area, Td.TYPE.size(), 0);
        } else {
            area = newArea();
        }
        thread.control(area);
        Td td = Td.TYPE.at(memory, area);
        td.td_pid(thread.pid());
        td.td_comm(thread.name());
        td.td_pri(TDPRI_USER_NORM);
        PORT(td);
    }

    /** A thread loses its struct. */
    private void release(SimThread thread) {
        long area = thread.control();
        memory.journal().onUndo(() -> thread.control(area));
        thread.control(0);
    }

    /** The thread has ended: its struct and stack serve another. */
    void reap(SimThread thread) {
        long area = thread.control();
        release(thread);
        memory.store4(area, 0, memory.load4(uareaFree, 0));
        memory.store4(uareaFree, 0, (int) area);
    }

    /** A kernel thread on a processor that runs {@code body} for ever. */
    SimThread create(String name, int cpu, Runnable body) {
        return create(name, -1, cpu, body);
    }

    /** An interrupt of a processor as a thread: ps knows none of that number. */
    SimThread createInterrupt(String name, int cpu, Runnable body) {
        return create(name, -2, cpu, body);
    }

    private SimThread create(String name, int pid, int cpu, Runnable body) {
        SimThread thread = sched.spawn(k.machine().host(), 0, pid, name, body);
        adopt(thread);
        Td td = td(thread);
        td.td_pid(pid);
        td.td_gd(cpu);
        td.td_pri(TDPRI_KERN_DAEMON);
        thread.cpu(cpu);
        return thread;
    }

    /** The struct of a thread. */
    Td td(SimThread thread) {
        return Td.TYPE.at(memory, thread.control());
    }

    /** The thread that runs; at boot {@code thread0}. */
    Td curthread() {
        SimThread me = sched.current();
        return me == null || me.control() == 0 ? thread0 : Td.TYPE.at(memory, me.control());
    }

    /** The simulated thread behind a struct, or null. */
    SimThread threadOf(Td td) {
        for (SimThread thread : sched.threads()) {
            if (thread.control() == td.address()
                    && thread.host().equals(k.machine().host())) {
                return thread;
            }
        }
        return null;
    }

    /** The processor that the running thread is on. */
    int mycpu() {
        return curthread().td_gd();
    }

    /** Puts the running thread on a processor. */
    void setCpu(int cpu) {
        curthread().td_gd(cpu);
        if (sched.current() != null) {
            sched.current().cpu(cpu);
        }
    }

    /** Whether anybody else could run: not while booting. */
    boolean isThreaded() {
        return sched.current() != null;
    }

    /** The highest address of the running thread's stack. */
    long stackTop() {
        return curthread().address() + USPACE;
    }

    /** Where a function at that depth of the running thread's stack keeps its structs. */
    long stackSlot(int depth) {
        return stackTop() - 0x100L - (long) FRAME * depth;
    }

    /**
     * The running thread gives the processor up until the guard permits it to go on. A process that sleeps in a system call goes on
     * with a kernel priority ({@code passive_release}).
     *
     * @param wmesg what ps shows meanwhile
     */
    void sleep(Kind kind, Guard guard, long object, String wmesg) {
        sleep(kind, guard, object, wmesg, 0);
    }

    /** The same where a signal may end it: the guard permits that, too. */
    void sleepInterruptibly(Guard guard, long object, String wmesg) {
        sleep(Kind.AWAIT, guard, object, wmesg, 1);
    }

    private void sleep(Kind kind, Guard guard, long object, String wmesg, long detail) {
        SimThread me = sched.current();
        Td td = curthread();
        if ((td.td_pri() & TDPRI_CRIT - 1) == TDPRI_USER_NORM) {
            td.td_pri(td.td_pri() - TDPRI_USER_NORM + TDPRI_KERN_USER);
        }
        td.td_wmesg(k.machine().data().string(wmesg));
        td.td_wchan(object);
        if (me != null) {
            me.waitMessage(wmesg);
        }
        sched.point(kind, guard, object, detail);
        if (me != null) {
            me.waitMessage("");
            me.cpu(td.td_gd());
        }
        td.td_wmesg(0);
        td.td_wchan(0);
    }
}
