package org.deadc0de.darwin9.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deadc0de.kernel.IfReq;

/** The media lines of an interface whose driver has any. */
final class IfconfigMedia {
    private static final int IFM_AVALID = 1;
    private static final int IFM_ACTIVE = 2;
    private static final int SUBTYPE = 0x1f;
    private static final int IFM_FDX = 0x0010_0000;
    private static final int IFM_HDX = 0x0020_0000;
    private static final Map<Integer, String> NAMES =
            Map.of(0, "autoselect", 3, "10baseT/UTP", 6, "100baseTX", 16, "1000baseT");

    private final Ifconfig ifconfig;

    IfconfigMedia(Ifconfig ifconfig) {
        this.ifconfig = ifconfig;
    }

    void print(String name) {
        IfReq request = new IfReq(name);
        if (ifconfig.sys.ioctl(ifconfig.socket(), "SIOCGIFMEDIA", request) < 0) {
            return;
        }
        int current = request.numbers.get("ifm_current").intValue();
        int active = request.numbers.get("ifm_active").intValue();
        int status = request.numbers.get("ifm_status").intValue();
        StringBuilder text = new StringBuilder("\tmedia: ").append(word(current));
        if (active != current) {
            text.append(" (").append(word(active)).append(')');
        }
        if ((status & IFM_AVALID) != 0) {
            text.append(" status: ").append((status & IFM_ACTIVE) != 0 ? "active" : "inactive");
        }
        ifconfig.print(text + "\n");
        List<String> supported = new ArrayList<>();
        for (int i = 0; i < request.numbers.get("ifm_count"); i++) {
            supported.add(word(request.numbers.get("ifm_ulist." + i).intValue()));
        }
        if (!supported.isEmpty()) {
            ifconfig.print("\tsupported media: " + String.join(" ", supported) + "\n");
        }
    }

    private static String word(int media) {
        String text = NAMES.getOrDefault(media & SUBTYPE, "<unknown subtype>");
        if ((media & IFM_FDX) != 0) {
            return text + " <full-duplex>";
        }
        return (media & IFM_HDX) != 0 ? text + " <half-duplex>" : text;
    }
}
