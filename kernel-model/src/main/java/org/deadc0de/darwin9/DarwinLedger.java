package org.deadc0de.darwin9;

import java.util.ArrayList;
import java.util.List;

/** Who holds each IPv4 interface address, counted against its reference count. Reads as a debugger reads. */
final class DarwinLedger {
    private final Darwin9 k;
    private final DarwinInvariants memory;

    DarwinLedger(Darwin9 k) {
        this.k = k;
        memory = k.invariants;
    }

    /** One line for each in_ifaddr, or one for each holder of those that have an address or lie at one. */
    List<String> lines(String about) {
        List<String> lines = new ArrayList<>();
        for (long ia : memory.liveAddresses()) {
            List<String> holders = holders(ia);
            int references = (int) memory.pointer(ia + Ifaddr.IFA_REFCNT.offset()) + 1;
            String head = memory.name(ia) + ": " + references + (references == 1 ? " reference" : " references");
            if (about.isEmpty()) {
                lines.add(head
                        + (holders.isEmpty() ? ", held by nobody: leaked" : ", held by " + String.join(", ", holders)));
            } else if (memory.name(ia).contains("(" + about + ")") || about.equals("0x" + Long.toHexString(ia))) {
                lines.add(head);
                holders.forEach(holder -> lines.add("  held by " + holder));
                if (references > holders.size()) {
                    lines.add("  " + (references - holders.size()) + " by nobody that can be found");
                }
            }
        }
        return lines;
    }

    private List<String> holders(long ia) {
        List<String> holders = new ArrayList<>();
        long ifp = memory.pointer(ia + Ifaddr.IFA_IFP.offset());
        String name = DarwinNames.interfaceName(k.machine().memory(), ifp);
        boolean listed = ifp != 0 && memory.addressesOf(ifp).contains(ia);
        if (listed) {
            holders.add("if_addrhead of " + (memory.interfaces().contains(ifp) ? "" : "the former ") + name);
        } else if (memory.isAttached(ia)) {
            holders.add("if_addrhead of " + name + " as it was (IFA_ATTACHED is set)");
        }
        if (memory.ipv4Addresses().contains(ia)) {
            holders.add("in_ifaddrhead");
        }
        for (long rt : memory.routes()) {
            if (memory.pointer(rt + Rtentry.RT_IFA.offset()) == ia) {
                int key = Integer.reverseBytes((int) memory.pointer(memory.pointer(rt + Rtentry.RN_KEY.offset()) + 4));
                holders.add("the route to " + DarwinInvariants.dotted(key));
            }
        }
        return holders;
    }
}
