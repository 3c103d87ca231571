package org.deadc0de.darwin9.user;

import java.util.ArrayList;
import java.util.List;

/** The interface list of sysctl, divided into interfaces with their addresses. */
final class IfList {
    static final int IFT_ETHER = 6;

    private IfList() {}

    /** One interface. What is in place of its name is taken for its name. */
    record Interface(RtMsg link, List<RtMsg> addresses) {
        String name() {
            return link.linkName(RtMsg.RTAX_IFP);
        }

        int flags() {
            return link.flags();
        }
    }

    static List<Interface> of(Ifconfig ifconfig) {
        return of(ifconfig.iflist());
    }

    static List<Interface> of(byte[] bytes) {
        List<Interface> list = new ArrayList<>();
        for (RtMsg message : RtMsg.all(bytes)) {
            if (message.type() == RtMsg.RTM_IFINFO || message.type() == RtMsg.RTM_IFINFO2) {
                list.add(new Interface(message, new ArrayList<>()));
            } else if (message.type() == RtMsg.RTM_NEWADDR && !list.isEmpty()) {
                list.get(list.size() - 1).addresses().add(message);
            }
        }
        return list;
    }
}
