package org.deadc0de.darwin9.user;

import java.util.HashMap;
import java.util.Map;

/** if_indextoname(3): interface names by index, from the list that sysctl gives. */
final class IfNames {
    private final Map<Integer, String> names = new HashMap<>();

    IfNames(Tool tool) {
        if (tool.sys.sysctl("net.routetable.iflist", null) instanceof byte[] list) {
            for (IfList.Interface each : IfList.of(list)) {
                names.put(each.link().index(), each.name());
            }
        }
    }

    String of(int index) {
        return names.getOrDefault(index, "");
    }
}
