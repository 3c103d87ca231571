package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.sched.Guard;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/** Interprocessor interrupt queues: what one processor asks another to do. The only user here is the slab allocator. */
@KernelSource("sys/kern/lwkt_ipiq.c")
class Lwkt_ipiq_c extends KernelFile {
    private static final int MAXCPUFIFO = 64;
    private static final int PRIORITY = 1000;

    private final long[] queues;
    private final List<SimThread> threads = new ArrayList<>();
    private final Guard pending = new Guard() {
        @Override
        public boolean permits(SimThread thread, long object, long detail) {
            return mem.peek(object, 4) != mem.peek(object + 4, 4);
        }

        @Override
        public String describe(long object) {
            return "an interprocessor interrupt";
        }
    };

    Lwkt_ipiq_c(DragonFly111 k) {
        super(k);
        queues = new long[k.ncpus()];
        for (int cpu = 0; cpu < queues.length; cpu++) {
            queues[cpu] = k.machine().data().define("ipiq_" + cpu, 8 + 4 * MAXCPUFIFO);
        }
    }

    /** The interrupt of each processor, as a thread that waits until something is queued. */
    void START() {
        for (int i = 0; i < queues.length; i++) {
            int cpu = i;
            SimThread thread = k.lwkt.createInterrupt("ipiq " + cpu, cpu, () -> {
                while (true) {
                    k.machine().sched().mark("ipiq");
                    k.lwkt.sleep(Kind.AWAIT, pending, queues[cpu], "ipiq");
                    lwkt_process_ipiq(cpu);
                }
            });
            thread.priority(PRIORITY);
            threads.add(thread);
        }
    }

    List<SimThread> THREADS() {
        return threads;
    }

    /** Whether nothing is queued. */
    boolean IS_EMPTY(int cpu) {
        return mem.peek(queues[cpu], 4) == mem.peek(queues[cpu] + 4, 4);
    }

    /** Asks a processor to free a chunk when it gets to it; lwkt_ipiq.c:220. */
    void lwkt_send_ipiq_passive(int cpu, long chunk) {
        int windex = mem.load4(queues[cpu], 4);
        mem.storePointer(queues[cpu], 8 + 4 * (windex % MAXCPUFIFO), chunk);
        mem.store4(queues[cpu], 4, windex + 1);
        if (k.lwkt.isThreaded()) {
            k.machine().sched().urgent();
        } else {
            int mine = k.lwkt.mycpu();
            k.lwkt.setCpu(cpu);
            lwkt_process_ipiq(cpu);
            k.lwkt.setCpu(mine);
        }
    }

    /** Does everything that is queued for a processor; lwkt_ipiq.c:430. */
    void lwkt_process_ipiq(int cpu) {
        int rindex = mem.load4(queues[cpu], 0);
        while (rindex != mem.load4(queues[cpu], 4)) {
            long chunk = mem.loadPointer(queues[cpu], 8 + 4 * (rindex % MAXCPUFIFO));
            rindex++;
            mem.store4(queues[cpu], 0, rindex);
            k.kern_slaballoc_c.free_remote(chunk);
        }
    }
}
