package org.deadc0de.netbsd299;

import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Memory;

/** The queues between interfaces and protocols, served by the network soft interrupt. */
final class Netisr {
    final Ifqueue arpintrq;
    final Ifqueue ipintrq;
    final Ifqueue ip6intrq;
    private final Memory memory;

    Netisr(Memory memory, DataSegment data) {
        this.memory = memory;
        arpintrq = data.defineStruct("arpintrq", Ifqueue.TYPE);
        ipintrq = data.defineStruct("ipintrq", Ifqueue.TYPE);
        ip6intrq = data.defineStruct("ip6intrq", Ifqueue.TYPE);
        arpintrq.ifq_maxlen(50);
        ipintrq.ifq_maxlen(50);
        ip6intrq.ifq_maxlen(50);
    }

    /** IF_ENQUEUE; false when the queue is full. */
    boolean enqueue(Ifqueue q, Mbuf m) {
        if (q.ifq_len() >= q.ifq_maxlen()) {
            return false;
        }
        m.m_nextpkt(Mbuf.TYPE.at(memory, 0));
        if (q.ifq_head().isNull()) {
            q.ifq_head(m);
        } else {
            q.ifq_tail().m_nextpkt(m);
        }
        q.ifq_tail(m);
        q.ifq_len(q.ifq_len() + 1);
        return true;
    }

    /** IF_DEQUEUE; NULL when the queue is empty. */
    Mbuf dequeue(Ifqueue q) {
        Mbuf m = q.ifq_head();
        if (!m.isNull()) {
            q.ifq_head(m.m_nextpkt());
            if (q.ifq_head().isNull()) {
                q.ifq_tail(Mbuf.TYPE.at(memory, 0));
            }
            q.ifq_len(q.ifq_len() - 1);
        }
        return m;
    }

    /** Whether a packet waits; asks without being noticed. */
    boolean isPending() {
        return memory.peek(ipintrq.addressOf(Ifqueue.IFQ_LEN), 4) != 0
                || memory.peek(ip6intrq.addressOf(Ifqueue.IFQ_LEN), 4) != 0;
    }
}
