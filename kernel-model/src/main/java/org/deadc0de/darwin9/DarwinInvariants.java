package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.StructType;
import org.deadc0de.sim.sched.SimThread;

/**
 * What should hold of the two lists that share the addresses, and of the counts. Everything is read as a debugger reads: nothing
 * faults, nothing changes.
 */
final class DarwinInvariants {
    private static final int LIMIT = 100_000;

    private final Darwin9 k;
    private final Memory memory;

    DarwinInvariants(Darwin9 k) {
        this.k = k;
        memory = k.machine().memory();
    }

    Map<String, Kernel.Invariant> all() {
        Map<String, Kernel.Invariant> all = new LinkedHashMap<>();
        all.put("address-lists-agree", this::addressListsAgree);
        all.put("link-address-comes-first", this::linkAddressComesFirst);
        all.put("addresses-are-listed", this::addressesAreListed);
        all.put("addresses-are-unique", this::addressesAreUnique);
        all.put("address-references", this::addressReferences);
        all.put("addresses-are-freed", new Leak(this::addressesAreFreed));
        all.put("routes-name-listed-addresses", this::routesNameListedAddresses);
        all.put("addresses-are-reachable", this::addressesAreReachable);
        all.put("interface-use-counts", this::interfaceUseCounts);
        all.put("interface-names-are-unique", this::interfaceNamesAreUnique);
        return all;
    }

    /** What history breaks with every address that is deleted (in.c:782): searches look for it where they are asked to. */
    private record Leak(Kernel.Invariant invariant) implements Kernel.Invariant {
        @Override
        public List<String> check() {
            return invariant.check();
        }

        @Override
        public boolean isSoughtUnasked() {
            return false;
        }
    }

    /** Whether no lock is held that guards what is read here. */
    boolean isQuiet() {
        if (pointer(k.route_c.rt_mtx.address()) != 0
                || pointer(k.dlil_c.IFNET_HEAD_MUTEX().address()) != 0) {
            return false;
        }
        for (long ifp : structures()) {
            if (isExclusive(ifp)) {
                return false;
            }
        }
        return true;
    }

    static String dotted(int address) {
        return String.format(
                Locale.ROOT,
                "%d.%d.%d.%d",
                address >>> 24,
                address >>> 16 & 0xff,
                address >>> 8 & 0xff,
                address & 0xff);
    }

    long pointer(long at) {
        return memory.peek(at, 4);
    }

    private List<Long> walk(long first, int next) {
        List<Long> list = new ArrayList<>();
        long at = first;
        while (at != 0 && list.size() < LIMIT && memory.isMapped(at, 4)) {
            list.add(at);
            at = pointer(at + next);
        }
        return list;
    }

    List<Long> ipv4Addresses() {
        return walk(pointer(k.in_c.in_ifaddrhead.address()), InIfaddr.IA_LINK_TQE_NEXT.offset());
    }

    List<Long> interfaces() {
        return walk(pointer(k.dlil_c.IFNET_HEAD().address()), Ifnet.IF_LINK_TQE_NEXT.offset());
    }

    List<Long> structures() {
        return walk(pointer(k.dlil_c.DLIL_IFNET_HEAD().address()), DlilIfnet.DL_IF_LINK_TQE_NEXT.offset());
    }

    List<Long> addressesOf(long ifp) {
        return walk(pointer(ifp + Ifnet.IF_ADDRHEAD_TQH_FIRST.offset()), Ifaddr.IFA_LINK_TQE_NEXT.offset());
    }

    boolean isAttached(long ifa) {
        return (memory.peek(ifa + Ifaddr.IFA_DEBUG.offset(), 4) & Headers.IFA_ATTACHED) != 0;
    }

    String name(long ia) {
        int address = Integer.reverseBytes((int) pointer(ia + InIfaddr.IA_ADDR.offset() + 4));
        return "in_ifaddr 0x" + Long.toHexString(ia) + " (" + dotted(address) + ")";
    }

    private int family(long ifa) {
        long address = pointer(ifa + Ifaddr.IFA_ADDR.offset());
        return address == 0 ? 0 : (int) memory.peek(address + 1, 1);
    }

    /**
     * Every element of in_ifaddrhead is on its interface's if_addrhead exactly if IFA_ATTACHED says so. A list whose first element is not marked is being rebuilt and is not judged.
     */
    private List<String> addressListsAgree() {
        List<String> broken = new ArrayList<>();
        for (long ia : ipv4Addresses()) {
            long ifp = pointer(ia + Ifaddr.IFA_IFP.offset());
            List<Long> list = ifp == 0 ? List.of() : addressesOf(ifp);
            if (!list.isEmpty() && !isAttached(list.get(0))) {
                continue;
            }
            boolean listed = list.contains(ia);
            if (listed != isAttached(ia) && !isDeleting(ia)) {
                broken.add(name(ia) + " on in_ifaddrhead "
                        + (listed ? "is on " : "has IFA_ATTACHED but is not on ")
                        + DarwinNames.interfaceName(memory, ifp) + "'s if_addrhead"
                        + (listed ? " without IFA_ATTACHED" : ""));
            }
        }
        return broken;
    }

    /** What is on an interface's if_addrhead is on in_ifaddrhead as well, once whoever adds or deletes has left the kernel. */
    private List<String> addressesAreListed() {
        List<String> broken = new ArrayList<>();
        if (somebodyIsInTheKernel()) {
            return broken;
        }
        List<Long> global = ipv4Addresses();
        for (long ifp : interfaces()) {
            for (long ifa : addressesOf(ifp)) {
                if (family(ifa) == Headers.AF_INET && !global.contains(ifa)) {
                    broken.add(name(ifa) + " on " + DarwinNames.interfaceName(memory, ifp)
                            + "'s if_addrhead is not on in_ifaddrhead");
                }
            }
        }
        return broken;
    }

    /** No interface has one IPv4 address twice. */
    private List<String> addressesAreUnique() {
        List<String> broken = new ArrayList<>();
        if (somebodyIsInTheKernel()) {
            return broken;
        }
        for (long ifp : interfaces()) {
            Set<Long> seen = new LinkedHashSet<>();
            for (long ifa : addressesOf(ifp)) {
                if (family(ifa) == Headers.AF_INET && !seen.add(pointer(ifa + InIfaddr.IA_ADDR.offset() + 4))) {
                    broken.add(DarwinNames.interfaceName(memory, ifp) + " has two: " + name(ifa));
                }
            }
        }
        return broken;
    }

    /** Whether a thread holds rt_mtx: then in_ifaddrhead and what it says may be in motion. */
    private boolean isDeleting(long ia) {
        return ia != 0 && pointer(k.route_c.rt_mtx.address()) > 1;
    }

    /** The first element of every attached interface's if_addrhead is its link-level address: sysctl takes it to be. */
    private List<String> linkAddressComesFirst() {
        List<String> broken = new ArrayList<>();
        for (long ifp : interfaces()) {
            if (isExclusive(ifp)) {
                continue;
            }
            List<Long> list = addressesOf(ifp);
            if (list.isEmpty()) {
                broken.add(DarwinNames.interfaceName(memory, ifp) + "'s if_addrhead is empty");
            } else if (family(list.get(0)) != Headers.AF_LINK) {
                broken.add(DarwinNames.interfaceName(memory, ifp) + "'s if_addrhead begins with an address of family "
                        + family(list.get(0)));
            }
        }
        return broken;
    }

    private boolean isExclusive(long ifp) {
        long lock = pointer(ifp + Ifnet.IF_LOCK.offset());
        return lock == 0 || pointer(lock) != 0;
    }

    /** Counts and users can be compared only while nobody is in between. */
    boolean somebodyIsInTheKernel() {
        for (SimThread thread : k.machine().sched().threads()) {
            if (thread.host().equals(k.machine().host()) && thread.isAlive() && k.isInside(thread)) {
                return true;
            }
        }
        return false;
    }

    List<Long> routes() {
        return walk(k.route_c.FIRST_ROUTE_PEEKED(), Rtentry.RN_NEXT.offset());
    }

    /** Holders of an address that can be found: the two lists and the routes. */
    private int holders(long ia, Set<Long> listed, List<Long> global, List<Long> routes) {
        int holders = 0;
        holders += isAttached(ia) || listed.contains(ia) ? 1 : 0;
        holders += global.contains(ia) ? 1 : 0;
        for (long rt : routes) {
            holders += pointer(rt + Rtentry.RT_IFA.offset()) == ia ? 1 : 0;
        }
        return holders;
    }

    List<Long> liveAddresses() {
        return live(InIfaddr.TYPE);
    }

    private List<Long> live(StructType<?> type) {
        List<Long> live = new ArrayList<>();
        k.zones.forEachChunk(chunk -> {
            if (chunk.live() && chunk.type() == type) {
                live.add(chunk.address());
            }
        });
        return live;
    }

    private Set<Long> allListed() {
        Set<Long> listed = new LinkedHashSet<>();
        structures().forEach(ifp -> listed.addAll(addressesOf(ifp)));
        return listed;
    }

    /** No address has more holders than references. The count is zero-based; the initial reference has gone once it is in use. */
    private List<String> addressReferences() {
        List<String> broken = new ArrayList<>();
        if (!isQuiet()) { // who uses an address just now holds a reference more, never one less
            return broken;
        }
        Set<Long> listed = allListed();
        List<Long> global = ipv4Addresses();
        List<Long> routes = routes();
        List<Long> all = new ArrayList<>(liveAddresses());
        all.addAll(live(Ifaddr.TYPE));
        for (long ifa : all) {
            int holders = holders(ifa, listed, global, routes);
            int references = (int) pointer(ifa + Ifaddr.IFA_REFCNT.offset()) + 1;
            if (references < holders) {
                broken.add(nameOfAny(ifa) + " has " + references + (references == 1 ? " reference" : " references")
                        + " and " + holders + " holders");
            }
        }
        return broken;
    }

    /** An address of whatever family. */
    private String nameOfAny(long ifa) {
        return family(ifa) == Headers.AF_INET
                ? name(ifa)
                : "ifaddr 0x" + Long.toHexString(ifa) + " (family " + family(ifa) + ", "
                        + DarwinNames.interfaceName(memory, pointer(ifa + Ifaddr.IFA_IFP.offset())) + ")";
    }

    /** The address that a route names is on its interface's list. */
    private List<String> routesNameListedAddresses() {
        List<String> broken = new ArrayList<>();
        if (!isQuiet()) {
            return broken;
        }
        for (long rt : routes()) {
            long ifa = pointer(rt + Rtentry.RT_IFA.offset());
            long ifp = ifa == 0 ? 0 : pointer(ifa + Ifaddr.IFA_IFP.offset());
            if (ifp != 0 && !addressesOf(ifp).contains(ifa)) {
                int key = Integer.reverseBytes((int) pointer(pointer(rt + Rtentry.RN_KEY.offset()) + 4));
                broken.add("the route to " + dotted(key) + " names " + name(ifa) + ", which is not on "
                        + DarwinNames.interfaceName(memory, ifp) + "'s if_addrhead");
            }
        }
        return broken;
    }

    /** An address that nobody holds is freed. */
    List<String> addressesAreFreed() {
        List<String> broken = new ArrayList<>();
        if (somebodyIsInTheKernel()) {
            return broken;
        }
        Set<Long> listed = allListed();
        List<Long> global = ipv4Addresses();
        List<Long> routes = routes();
        for (long ia : liveAddresses()) {
            int holders = holders(ia, listed, global, routes);
            if (holders == 0) {
                int references = (int) pointer(ia + Ifaddr.IFA_REFCNT.offset()) + 1;
                broken.add(name(ia) + " is held by nobody and has " + references
                        + (references == 1 ? " reference" : " references"));
            }
        }
        return broken;
    }

    /** No address belongs to a former interface whose name another structure has taken: nobody could ever delete it. */
    private List<String> addressesAreReachable() {
        List<String> broken = new ArrayList<>();
        List<Long> attached = interfaces();
        Set<String> names = new LinkedHashSet<>();
        attached.forEach(ifp -> names.add(DarwinNames.interfaceName(memory, ifp)));
        for (long ia : ipv4Addresses()) {
            long ifp = pointer(ia + Ifaddr.IFA_IFP.offset());
            String name = ifp == 0 ? "" : DarwinNames.interfaceName(memory, ifp);
            if (!attached.contains(ifp) && names.contains(name)) {
                broken.add(name(ia) + " belongs to a former " + name + " that nobody can name any more");
            }
        }
        return broken;
    }

    /** An interface is used once for being attached and once for each protocol. */
    private List<String> interfaceUseCounts() {
        List<String> broken = new ArrayList<>();
        if (somebodyIsInTheKernel()) {
            return broken;
        }
        List<Long> attached = interfaces();
        for (long ifp : structures()) {
            int protocols = 0;
            long hash = pointer(ifp + Ifnet.IF_PROTO_HASH.offset());
            for (int slot = 0; hash != 0 && slot < 5; slot++) {
                protocols += walk(pointer(hash + 4L * slot), 0).size();
            }
            boolean detaching = (memory.peek(ifp + Ifnet.IF_EFLAGS.offset(), 4) & Headers.IFEF_DETACHING) != 0;
            int expected = protocols + (attached.contains(ifp) && !detaching ? 1 : 0);
            int count = (int) pointer(ifp + Ifnet.IF_USECNT.offset());
            if (count != expected) {
                broken.add(DarwinNames.interfaceName(memory, ifp) + " has if_usecnt " + count + "; attached and "
                        + protocols + " protocols make " + expected);
            }
        }
        return broken;
    }

    private List<String> interfaceNamesAreUnique() {
        List<String> broken = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (long ifp : interfaces()) {
            String name = DarwinNames.interfaceName(memory, ifp);
            if (!names.add(name)) {
                broken.add("two interfaces are called " + name);
            }
        }
        return broken;
    }
}
