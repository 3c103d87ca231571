package org.deadc0de.darwin9.user;

import java.util.Locale;
import org.deadc0de.kernel.IfReq;

/** How ifconfig shows one interface. */
final class IfconfigStatus {
    private static final int IFF_BROADCAST = 0x2;
    private static final int IFF_POINTOPOINT = 0x10;
    private static final int IF_DATA_MTU = 8;
    private static final int IF_DATA_METRIC = 12;

    private final Ifconfig ifconfig;
    private final String family;

    /** Shows addresses of one family, or all when that is null. */
    IfconfigStatus(Ifconfig ifconfig, String family) {
        this.ifconfig = ifconfig;
        this.family = family;
    }

    private boolean wants(String each) {
        return family == null || family.equals(each);
    }

    private void print(String format, Object... arguments) {
        ifconfig.print(String.format(Locale.ROOT, format, arguments));
    }

    void print(IfList.Interface each) {
        String name = each.name();
        int flags = each.flags();
        print("%s: flags=%x%s", name, flags & 0xffff, Flags.names(flags, Flags.INTERFACE));
        if (each.link().data(IF_DATA_METRIC) != 0) {
            print(" metric %d", each.link().data(IF_DATA_METRIC));
        }
        if (each.link().data(IF_DATA_MTU) != 0) {
            print(" mtu %d", each.link().data(IF_DATA_MTU));
        }
        ifconfig.print("\n");
        boolean shown = false;
        for (RtMsg address : each.addresses()) {
            int af = address.family(RtMsg.RTAX_IFA);
            if (af == RtMsg.AF_INET && wants("inet")) {
                inet(flags, address);
                shown = true;
            } else if (af == RtMsg.AF_INET6 && wants("inet6")) {
                inet6(name, address);
                shown = true;
            }
        }
        if (wants("ether")) {
            shown |= link(each.link());
        }
        if (family == null) {
            new IfconfigMedia(ifconfig).print(name);
        }
        IfReq request = new IfReq(name);
        if (ifconfig.sys.ioctl(ifconfig.socket(), "SIOCGIFSTATUS", request) == 0 && request.text != null) {
            ifconfig.print(request.text);
        }
        if (family != null && !shown) {
            ifconfig.warnx(name + " has no " + family + " interface address!");
        }
    }

    private void inet(int flags, RtMsg address) {
        print("\tinet %s ", Inet.dotted(address.inet(RtMsg.RTAX_IFA)));
        if ((flags & IFF_POINTOPOINT) != 0) {
            print("--> %s ", Inet.dotted(address.inet(RtMsg.RTAX_BRD)));
        }
        print("netmask 0x%x ", address.inet(RtMsg.RTAX_NETMASK));
        if ((flags & IFF_BROADCAST) != 0 && address.inet(RtMsg.RTAX_BRD) != 0) {
            print("broadcast %s", Inet.dotted(address.inet(RtMsg.RTAX_BRD)));
        }
        ifconfig.print("\n");
    }

    private void inet6(String name, RtMsg address) {
        Inet6 shown = Inet6.of(address, name);
        print("\tinet6 %s prefixlen %d ", shown.text(), shown.prefix());
        if (shown.scope() != 0) {
            print("scopeid 0x%x ", shown.scope());
        }
        ifconfig.print("\n");
    }

    private boolean link(RtMsg link) {
        int length = link.linkAddressLength(RtMsg.RTAX_IFP);
        if (link.family(RtMsg.RTAX_IFP) != RtMsg.AF_LINK || length == 0) {
            return false;
        }
        String word = link.linkType(RtMsg.RTAX_IFP) == IfList.IFT_ETHER ? "ether" : "lladdr";
        print("\t%s %s \n", word, Inet.mac(link.bytes(), link.linkAddress(RtMsg.RTAX_IFP), length));
        return true;
    }
}
