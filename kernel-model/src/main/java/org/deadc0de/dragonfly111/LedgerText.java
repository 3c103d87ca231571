package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.deadc0de.oracle.Ledger;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;

/**
 * The ledger for people: what ifa_refcnt says beside who holds a reference. The lists hold the first one, which counts as 0; every
 * route that names the address holds one, in a table or out of all of them. It reads memory and disturbs nothing.
 */
final class LedgerText {
    private static final int MOST = 1000;

    private final DragonFly111 k;
    private final Memory memory;

    LedgerText(DragonFly111 k) {
        this.k = k;
        memory = k.machine().memory();
    }

    /** Lines about everything, or about one object. */
    List<String> lines(String about) {
        List<String> lines = new ArrayList<>();
        for (long ia : k.ledger.objects()) {
            boolean meant = about.isEmpty() || about.equals(inet(ia)) || about.equals(hex(ia));
            if (meant && isAddress(ia)) {
                if (!about.isEmpty()) {
                    lines.addAll(life(ia));
                }
                lines.add(now(ia));
            }
        }
        return lines;
    }

    private boolean isAddress(long ia) {
        return memory.isMapped(ia, InIfaddr.TYPE.size())
                && k.ledger.of(ia).get(0).what() == Ledger.What.CREATED;
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    private String inet(long ia) {
        long sin = ia + InIfaddr.IA_ADDR.offset();
        if (memory.peek(sin + 1, 1) == KernelFile.AF_UNSPEC) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            text.append(i == 0 ? "" : ".").append(memory.peek(sin + 4 + i, 1));
        }
        return text.toString();
    }

    private List<String> life(long ia) {
        List<String> lines = new ArrayList<>();
        lines.add("in_ifaddr " + hex(ia));
        for (Ledger.Entry entry : k.ledger.of(ia)) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-7s -> %d  %-26s %s",
                    entry.what().name().toLowerCase(Locale.ROOT),
                    entry.count(),
                    entry.thread().replace("[-1]", ""),
                    via(entry.functions())));
        }
        return lines;
    }

    /** The function that did it and those that led to it, as far as they say something. */
    private static String via(List<String> functions) {
        List<String> told = new ArrayList<>();
        for (String function : functions) {
            if (told.size() < 4 && !function.startsWith("lwkt_")) {
                told.add(function);
            }
        }
        return String.join(" < ", told);
    }

    private String now(long ia) {
        HeapView.Chunk chunk = k.heap().chunkAt(ia);
        boolean freed = chunk == null || !chunk.live();
        List<String> holders = holders(ia);
        int count = k.seams.references.count(ia);
        StringBuilder text = new StringBuilder("in_ifaddr ")
                .append(hex(ia))
                .append(' ')
                .append(inet(ia))
                .append(freed ? ", freed: " : ": ")
                .append("ifa_refcnt ")
                .append(count)
                .append(", ")
                .append(holders.size())
                .append(holders.size() == 1 ? " route holds it" : " routes hold it");
        String lists = lists(ia);
        text.append(lists.isEmpty() ? ", on no list" : ", on " + lists);
        if (!holders.isEmpty()) {
            text.append(": ").append(String.join(", ", holders));
        }
        return text.toString();
    }

    /** The routes that name it: those of each processor's table, then those that are in none. */
    private List<String> holders(long ia) {
        List<String> holders = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        for (int cpu = 0; cpu < k.ncpus(); cpu++) {
            int number = cpu;
            long first = memory.peekPointer(k.radix_c.RT_TABLE(cpu, KernelFile.AF_INET));
            walk(first, Rtentry.RT_NODES_NEXT.offset(), rt -> {
                seen.add(rt);
                if (memory.peekPointer(rt + Rtentry.RT_IFA.offset()) == ia) {
                    holders.add(key(rt) + "@" + number);
                }
            });
        }
        k.heap().forEachChunk(chunk -> {
            boolean route = chunk.live() && chunk.type() == Rtentry.TYPE && !seen.contains(chunk.address());
            if (route && memory.peekPointer(chunk.address() + Rtentry.RT_IFA.offset()) == ia) {
                holders.add("rtentry " + hex(chunk.address()) + " in no table");
            }
        });
        return holders;
    }

    private String key(long rt) {
        long key = memory.peekPointer(rt + Rtentry.RT_NODES_RN_KEY.offset());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            text.append(i == 0 ? "" : ".").append(memory.isMapped(key + 4 + i, 1) ? memory.peek(key + 4 + i, 1) : 0);
        }
        return text.toString();
    }

    private String lists(long ia) {
        List<String> lists = new ArrayList<>();
        walk(memory.peekPointer(k.in_c.in_ifaddrhead.address()), InIfaddr.IA_LINK_TQE_NEXT.offset(), each -> {
            if (each == ia && !lists.contains("in_ifaddrhead")) {
                lists.add("in_ifaddrhead");
            }
        });
        walk(memory.peekPointer(k.if_c.ifnet.address()), Ifnet.IF_LINK_TQE_NEXT.offset(), ifp -> {
            long first = memory.peekPointer(ifp + Ifnet.IF_ADDRHEAD_TQH_FIRST.offset());
            walk(first, Ifaddr.IFA_LINK_TQE_NEXT.offset(), each -> {
                if (each == ia) {
                    lists.add(memory.peekString(ifp + Ifnet.IF_XNAME.offset(), 16));
                }
            });
        });
        return String.join(" and ", lists);
    }

    private void walk(long first, int next, LongConsumer action) {
        long at = first;
        for (int n = 0; at != 0 && n < MOST && memory.isMapped(at, next + 4); n++) {
            action.accept(at);
            at = memory.peekPointer(at + next);
        }
    }
}
