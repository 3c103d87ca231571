package org.deadc0de.dragonfly111;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deadc0de.kernel.Kernel.Invariant;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;
import org.deadc0de.sim.sched.Kind;
import org.deadc0de.sim.sched.SimThread;

/**
 * What should hold of addresses and routes whenever nobody is inside the kernel: no call is under way and no message is unanswered.
 * While somebody is, only the last one is asked. They read as a debugger does.
 */
final class DragonFlyInvariants {
    private static final int MOST = 10_000;

    private final DragonFly111 k;
    private final Memory memory;

    DragonFlyInvariants(DragonFly111 k) {
        this.k = k;
        memory = k.machine().memory();
    }

    Map<String, Invariant> all() {
        Map<String, Invariant> all = new LinkedHashMap<>();
        all.put("lists-hold-live-addresses", this::lists);
        all.put("routes-name-live-addresses", this::routesAreLive);
        all.put("addresses-are-on-all-lists-or-none", this::listsAgree);
        all.put("ifa-refcnt-counts-the-routes", this::references);
        all.put("every-cpu-has-the-same-routes", this::sameRoutes);
        all.put("ifa-route-means-a-route-on-every-cpu", this::routeFlags);
        all.put("nobody-sleeps-with-a-serializer", this::serializers);
        return all;
    }

    /** Whether no process is in a system call but one that waits for the world outside, and every message is answered. */
    boolean isQuiet() {
        for (SimThread thread : k.machine().sched().threads()) {
            if (thread.host().equals(k.machine().host()) && thread.isAlive() && isInside(thread)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a thread is in a call, or has a message to handle. */
    boolean isInside(SimThread thread) {
        if (thread.pid() < 0) {
            return thread.stack().depth() > 2 || thread.isEnabled() && thread.pendingKind() != Kind.START;
        }
        return thread.stack().depth() > 0 && thread.pendingDetail() == 0;
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    private long pointer(long address) {
        return memory.isMapped(address, 4) ? memory.peekPointer(address) : 0;
    }

    private long pointer(long address, Field field) {
        return pointer(address + field.offset());
    }

    private int word(long address, Field field) {
        long at = address + field.offset();
        return memory.isMapped(at, field.width()) ? (int) memory.peek(at, field.width()) : 0;
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address & 0xffff_ffffL);
    }

    private boolean isLive(long address) {
        HeapView.Chunk chunk = k.heap().chunkAt(address);
        return chunk != null && chunk.live() && chunk.address() == address;
    }

    private boolean isLiveAddress(long address) {
        HeapView.Chunk chunk = k.heap().chunkAt(address);
        return isLive(address) && (chunk.type() == InIfaddr.TYPE || chunk.type() == Ifaddr.TYPE);
    }

    /** The elements of a list, as far as it can be followed; {@code broken} is told where it cannot. */
    private Set<Long> walk(String name, long head, Field link, List<String> broken) {
        Set<Long> seen = new LinkedHashSet<>();
        long from = head;
        for (long element = pointer(head); element != 0; element = pointer(element, link)) {
            if (!isLiveAddress(element)) {
                HeapView.Chunk chunk = k.heap().chunkAt(element);
                broken.add(name + ": " + hex(from) + " leads to " + hex(element) + ", "
                        + (chunk == null || chunk.live() ? "which is no address" : "freed by " + chunk.freedBy()));
                return seen;
            }
            if (!seen.add(element) || seen.size() > MOST) {
                broken.add(name + ": " + hex(from) + " leads back to " + hex(element));
                return seen;
            }
            from = element;
        }
        return seen;
    }

    private Set<Long> listed(List<String> broken) {
        return walk("in_ifaddrhead", k.in_c.in_ifaddrhead.address(), InIfaddr.IA_LINK_TQE_NEXT, broken);
    }

    private List<Long> interfaces() {
        List<Long> list = new ArrayList<>();
        for (long ifp = pointer(k.if_c.ifnet.address());
                ifp != 0 && list.size() < MOST;
                ifp = pointer(ifp, Ifnet.IF_LINK_TQE_NEXT)) {
            list.add(ifp);
        }
        return list;
    }

    private String nameOf(long ifp) {
        return memory.peekString(ifp + Ifnet.IF_XNAME.offset(), 16);
    }

    private Set<Long> onInterfaces(List<String> broken) {
        Set<Long> all = new LinkedHashSet<>();
        for (long ifp : interfaces()) {
            all.addAll(walk(
                    nameOf(ifp) + ".if_addrhead",
                    ifp + Ifnet.IF_ADDRHEAD_TQH_FIRST.offset(),
                    Ifaddr.IFA_LINK_TQE_NEXT,
                    broken));
        }
        return all;
    }

    private Set<Long> hashed(List<String> broken) {
        Set<Long> all = new LinkedHashSet<>();
        for (int i = 0; i < In_c.BUCKETS(); i++) {
            long bucket = k.in_c.BUCKET(i);
            if (pointer(bucket) != 0) {
                all.addAll(walk("in_ifaddrhashtbl[" + i + "]", bucket, InIfaddr.IA_HASH_LE_NEXT, broken));
            }
        }
        return all;
    }

    private List<Long> routes(int cpu) {
        List<Long> list = new ArrayList<>();
        for (long rt = pointer(k.radix_c.RT_TABLE(cpu, KernelFile.AF_INET));
                rt != 0 && isLive(rt) && list.size() < MOST;
                rt = pointer(rt, Rtentry.RT_NODES_NEXT)) {
            list.add(rt);
        }
        return list;
    }

    private int sin(long sa) {
        return memory.isMapped(sa + 4, 4) ? Integer.reverseBytes((int) memory.peek(sa + 4, 4)) : 0;
    }

    private String keyOf(long rt) {
        long mask = pointer(rt, Rtentry.RT_NODES_RN_MASK);
        int address = sin(pointer(rt, Rtentry.RT_NODES_RN_KEY));
        String dotted =
                (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
        return mask == 0 ? dotted : dotted + "/" + Integer.bitCount(k.radix_c.MASK(Sa.TYPE.at(memory, mask)));
    }

    private boolean isCloned(long rt) {
        return (word(rt, Rtentry.RT_FLAGS) & KernelFile.RTF_WASCLONED) != 0;
    }

    // ---- checks --------------------------------------------------------------------------------------------------

    private List<String> lists() {
        List<String> broken = new ArrayList<>();
        if (isQuiet()) {
            listed(broken);
            onInterfaces(broken);
            hashed(broken);
        }
        return broken;
    }

    private List<String> routesAreLive() {
        List<String> broken = new ArrayList<>();
        for (int cpu = 0; isQuiet() && cpu < k.ncpus(); cpu++) {
            for (long rt : routes(cpu)) {
                long ifa = pointer(rt, Rtentry.RT_IFA);
                if (!isLiveAddress(ifa)) {
                    HeapView.Chunk chunk = k.heap().chunkAt(ifa);
                    broken.add("cpu " + cpu + ": the route to " + keyOf(rt) + " names " + hex(ifa)
                            + (chunk == null ? "" : ", freed by " + chunk.freedBy()));
                } else if (!interfaces().contains(pointer(rt, Rtentry.RT_IFP))) {
                    broken.add("cpu " + cpu + ": the route to " + keyOf(rt) + " names an interface that is gone");
                }
            }
        }
        return broken;
    }

    private List<String> listsAgree() {
        List<String> broken = new ArrayList<>();
        if (!isQuiet()) {
            return broken;
        }
        List<String> elsewhere = new ArrayList<>();
        Set<Long> listed = listed(elsewhere);
        Set<Long> onInterfaces = onInterfaces(elsewhere);
        Set<Long> hashed = hashed(elsewhere);
        if (!elsewhere.isEmpty()) {
            return broken; // the lists themselves are broken
        }
        forEachAddress((ia, routes) -> {
            boolean on = listed.contains(ia);
            boolean inet = memory.peek(ia + InIfaddr.IA_ADDR.offset() + 1, 1) == KernelFile.AF_INET;
            if (on != onInterfaces.contains(ia)) {
                broken.add("address " + hex(ia) + " is on " + (on ? "in_ifaddrhead" : "an interface") + " alone");
            } else if (on && inet != hashed.contains(ia)) {
                broken.add("address " + hex(ia) + (inet ? " is in no bucket" : " of no family is in a bucket"));
            } else if (!on && routes > 0) {
                broken.add("address " + hex(ia) + " is on no list, " + routes + " of the routes name it");
            } else if (!on) {
                broken.add("address " + hex(ia) + " is on no list and was not freed");
            }
            if (on && inet && hashed.contains(ia) && !isInBucket(ia)) {
                broken.add("address " + hex(ia) + " is in a bucket that is not that of its address");
            }
        });
        return broken;
    }

    private boolean isInBucket(long ia) {
        long bucket = k.in_c.INADDR_HASH(sin(ia + InIfaddr.IA_ADDR.offset()));
        for (long each = pointer(bucket); each != 0; each = pointer(each, InIfaddr.IA_HASH_LE_NEXT)) {
            if (each == ia) {
                return true;
            }
        }
        return false;
    }

    private interface AddressCheck {
        void check(long ia, int routes);
    }

    /** Every live in_ifaddr, with the number of entries that name it, whether in a table or not. */
    private void forEachAddress(AddressCheck check) {
        Map<Long, Integer> routes = new LinkedHashMap<>();
        k.heap().forEachLive(InIfaddr.TYPE, ia -> routes.put(ia, 0));
        k.heap()
                .forEachLive(
                        Rtentry.TYPE,
                        rt -> routes.computeIfPresent(pointer(rt, Rtentry.RT_IFA), (ifa, count) -> count + 1));
        routes.forEach(check::check);
    }

    private List<String> references() {
        List<String> broken = new ArrayList<>();
        if (!isQuiet()) {
            return broken;
        }
        Set<Long> listed = listed(new ArrayList<>());
        forEachAddress((ia, routes) -> {
            int expected = routes + k.seams.references.ofLists(listed.contains(ia));
            int count = k.seams.references.count(ia);
            if (count != expected) {
                broken.add("address " + hex(ia) + ": ifa_refcnt is " + count + ", " + routes
                        + (routes == 1 ? " route names it" : " routes name it")
                        + (listed.contains(ia) ? "" : " and no list holds it"));
            }
        });
        return broken;
    }

    private List<String> sameRoutes() {
        List<String> broken = new ArrayList<>();
        if (!isQuiet()) {
            return broken;
        }
        Set<String> first = keys(0);
        for (int cpu = 1; cpu < k.ncpus(); cpu++) {
            Set<String> here = keys(cpu);
            for (String key : first) {
                if (!here.contains(key)) {
                    broken.add("cpu " + cpu + " has no route to " + key + ", cpu 0 has");
                }
            }
            for (String key : here) {
                if (!first.contains(key)) {
                    broken.add("cpu 0 has no route to " + key + ", cpu " + cpu + " has");
                }
            }
        }
        return broken;
    }

    private Set<String> keys(int cpu) {
        Set<String> keys = new TreeSet<>();
        for (long rt : routes(cpu)) {
            if (!isCloned(rt)) {
                keys.add(keyOf(rt));
            }
        }
        return keys;
    }

    private List<String> routeFlags() {
        List<String> broken = new ArrayList<>();
        if (!isQuiet()) {
            return broken;
        }
        for (long ia : listed(new ArrayList<>())) {
            int cpus = 0;
            for (int cpu = 0; cpu < k.ncpus(); cpu++) {
                for (long rt : routes(cpu)) {
                    int flags = word(rt, Rtentry.RT_FLAGS);
                    if (pointer(rt, Rtentry.RT_IFA) == ia
                            && (flags & (KernelFile.RTF_STATIC | KernelFile.RTF_GATEWAY)) == 0
                            && !isCloned(rt)) {
                        cpus++;
                        break;
                    }
                }
            }
            boolean flag = (word(ia, Ifaddr.IFA_FLAGS) & KernelFile.IFA_ROUTE) != 0;
            if (flag ? cpus != k.ncpus() : cpus != 0) {
                broken.add("address " + hex(ia) + ": IFA_ROUTE is " + (flag ? "set" : "clear") + ", its route is on "
                        + cpus + " of " + k.ncpus() + " cpus");
            }
        }
        return broken;
    }

    private List<String> serializers() {
        List<String> broken = new ArrayList<>();
        for (long ifp : interfaces()) {
            long s = pointer(ifp, Ifnet.IF_SERIALIZER);
            if (s != 0 && memory.isMapped(s, 8) && memory.peek(s, 4) != 0) {
                SimThread owner = k.lwkt.threadOf(Td.TYPE.at(memory, memory.peekPointer(s + 4)));
                if (owner != null && owner.isAlive()) {
                    broken.add(owner + " sleeps (" + owner.pendingKind() + ") with the serializer of " + nameOf(ifp));
                }
            }
        }
        return broken;
    }

    /** Names an address for people: a variable, a field of an interface or of an address, or null. */
    String describe(long address) {
        DataSegment.Variable variable = k.machine().data().at(address);
        if (variable != null) {
            return variable.name();
        }
        for (SimThread thread : k.machine().sched().threads()) {
            long control = thread.control();
            if (control != 0 && address >= control && address < control + Lwkt.USPACE) {
                return address < control + Td.TYPE.size()
                        ? thread.name() + "." + fieldName(Td.TYPE, address - control)
                        : "the stack of " + thread;
            }
        }
        HeapView.Chunk chunk = k.heap().chunkAt(address);
        if (chunk == null || chunk.type() == null) {
            return null;
        }
        if (chunk.type() == Softc.TYPE) {
            return nameOf(chunk.address()) + "." + fieldName(Softc.TYPE, address - chunk.address());
        }
        return chunk.type().name() + " " + hex(chunk.address()) + "."
                + fieldName(chunk.type(), address - chunk.address());
    }

    private String fieldName(StructType<?> type, long offset) {
        Field field = type.fieldAt((int) offset, memory.abi());
        if (field == null) {
            return "0x" + Long.toHexString(offset);
        }
        if (field.kind() != Field.Kind.EMBEDDED) {
            return field.name();
        }
        String inner = fieldName(field.target().get(), offset - field.offset());
        boolean first = field.offset() == 0; // as its macros have it: ia_ifa.ifa_flags is ifa_flags
        return first ? inner : field.name() + "." + inner;
    }
}
