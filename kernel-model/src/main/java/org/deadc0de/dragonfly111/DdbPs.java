package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deadc0de.kernel.Proc;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.SimThread;

/** {@code ps} of the debugger, sys/ddb/db_ps.c: the processes, then the threads of each processor. */
final class DdbPs {
    private static final String THREADS = "  tdq     thread pid    flags pri/cs/mp        sp    wmesg comm\n";
    private static final int RUNNING = 2;
    private static final int SLEEPING = 3;
    private static final int LWP_OFFSET = 0x80;

    private final DragonFly111 k;
    private final Memory memory;
    private final DragonFlyPanicText text;

    DdbPs(DragonFly111 k, DragonFlyPanicText text) {
        this.k = k;
        this.text = text;
        memory = k.machine().memory();
    }

    void print(DdbOutput out) {
        out.print("  pid      lwp  uid  ppid  pgrp  pflag  lflag stat  wmesg    wchan cmd\n");
        for (Proc each : k.machine().processes().all()) {
            if (!each.hasEnded()) {
                process(out, each);
            }
        }
        for (int cpu = 0; cpu < k.ncpus(); cpu++) {
            processor(out, cpu);
        }
        long current = text.td().address();
        int cpu = (int) memory.peek(text.td().addressOf(Td.TD_GD), 4);
        out.print(String.format(Locale.ROOT, "CURCPU %d CURTHREAD 0x%x (%d)\n", cpu, current, pid(current)));
    }

    private void process(DdbOutput out, Proc each) {
        SimThread thread = each.thread();
        boolean live = thread != null && thread.control() != 0;
        String wmesg = live ? thread.waitMessage() : waitMessage(each);
        long wchan = live ? memory.peekPointer(thread.control() + Td.TD_WCHAN.offset()) : 0;
        boolean asleep = !wmesg.isEmpty();
        out.print(String.format(
                Locale.ROOT,
                "%5d %8s %4d %5d %5d %06x %06x  %d %d",
                each.pid(),
                live ? Long.toHexString(thread.control() + LWP_OFFSET) : "0",
                0,
                each.parent(),
                each.pid(),
                0x4002,
                live ? 0x4 : 0,
                RUNNING,
                asleep ? SLEEPING : RUNNING));
        out.print(asleep ? String.format(Locale.ROOT, " %6s %8s", wmesg, Long.toHexString(wchan)) : " ".repeat(17));
        out.print(" " + each.name() + "\n");
    }

    /** What the daemons that only stand in the table sleep on. */
    private static String waitMessage(Proc each) {
        return Processes.waitMessage(each.name());
    }

    private void processor(DdbOutput out, int cpu) {
        List<SimThread> threads = new ArrayList<>();
        List<SimThread> queue = new ArrayList<>();
        SimThread crashed = text.thread();
        for (SimThread each : k.machine().sched().threads()) {
            boolean mine = each.host().equals(k.machine().host()) && each.control() != 0;
            if (!mine || cpuOf(each) != cpu || each.name().startsWith("ipiq ")) {
                continue;
            }
            threads.add(each);
            if (each != crashed && each.isEnabled() && each.waitMessage().isEmpty()) {
                queue.add(each);
            }
        }
        boolean here = crashed != null && cpuOf(crashed) == cpu;
        long curthread = here ? crashed.control() : 0;
        out.print(String.format(
                Locale.ROOT, "cpu %d tdrunqmask %08x curthread 0x%x reqflags %04x\n", cpu, mask(queue), curthread, 0));
        out.print("      INCOMING IPIQS:\n");
        out.print(THREADS);
        queue.forEach(each -> thread(out, each));
        out.print("\n" + THREADS);
        threads.forEach(each -> thread(out, each));
    }

    private int mask(List<SimThread> queue) {
        int bits = 0;
        for (SimThread each : queue) {
            bits |= 1 << (priority(each) & Lwkt.TDPRI_CRIT - 1);
        }
        return bits;
    }

    private int cpuOf(SimThread thread) {
        return (int) memory.peek(thread.control() + Td.TD_GD.offset(), 4);
    }

    private int priority(SimThread thread) {
        return (int) memory.peek(thread.control() + Td.TD_PRI.offset(), 4);
    }

    private int pid(long td) {
        return (int) memory.peek(td + Td.TD_PID.offset(), 4);
    }

    private void thread(DdbOutput out, SimThread each) {
        int priority = priority(each);
        String wmesg = each.waitMessage().isEmpty() ? "-" : each.waitMessage();
        out.print(String.format(
                Locale.ROOT,
                "  %3d 0x%x %3d %08x %2d/%02d/%02d 0x%x %8.8s %s\n",
                priority & Lwkt.TDPRI_CRIT - 1,
                each.control(),
                pid(each.control()),
                0,
                priority & Lwkt.TDPRI_CRIT - 1,
                priority / Lwkt.TDPRI_CRIT,
                1,
                each.control() + Lwkt.USPACE - 0x100,
                wmesg,
                memory.peekString(each.control() + Td.TD_COMM.offset(), 20)));
    }
}
