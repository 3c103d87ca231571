package org.deadc0de.freebsd10.user;

import org.deadc0de.kernel.IfReq;

/** vlan parameters, ifvlan.c: a tag and the interface that carries it, which go together. */
final class IfconfigVlan {
    private static final int NO_TAG = -1;

    private final Ifconfig ifconfig;
    private final Runnable check = this::both;
    private int tag = NO_TAG;
    private String parent = "";

    IfconfigVlan(Ifconfig ifconfig) {
        this.ifconfig = ifconfig;
    }

    /** Puts what is known into a request for a new interface; one without the other cannot be. */
    void fillCreate(IfReq request) {
        if (tag == NO_TAG && parent.isEmpty() || !request.name.startsWith("vlan")) {
            return;
        }
        if (tag == NO_TAG) {
            throw ifconfig.errx(1, "must specify a tag for vlan create");
        }
        if (parent.isEmpty()) {
            throw ifconfig.errx(1, "must specify a parent device for vlan create");
        }
        request.numbers.put("vlr_tag", (long) tag);
        request.text = parent;
    }

    /** {@code vlan TAG}. */
    void tag(String word, boolean cloning) {
        long number = Addresses.number(word);
        if (number < 0) {
            throw ifconfig.errx(1, "invalid value for vlan");
        }
        tag = (int) (number & 0xffff);
        if (!cloning) {
            set();
        }
    }

    /** {@code vlandev INTERFACE}. */
    void parent(String word, boolean cloning) {
        parent = word;
        if (!cloning) {
            set();
        }
    }

    /** {@code -vlandev}. */
    void detach() {
        IfReq vlan = new IfReq(ifconfig.name);
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCGETVLAN", vlan);
        if (error < 0) {
            throw ifconfig.errx(1, "SIOCGETVLAN");
        }
        vlan.text = "";
        vlan.numbers.put("vlr_tag", 0L);
        error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSETVLAN", vlan);
        if (error < 0) {
            throw ifconfig.err(1, error, "SIOCSETVLAN");
        }
    }

    private void set() {
        if (tag == NO_TAG || parent.isEmpty()) {
            ifconfig.callback(check);
            return;
        }
        IfReq vlan = new IfReq(ifconfig.name);
        vlan.text = parent;
        vlan.numbers.put("vlr_tag", (long) tag);
        int error = ifconfig.sys.ioctl(ifconfig.s, "SIOCSETVLAN", vlan);
        if (error < 0) {
            throw ifconfig.err(1, error, "SIOCSETVLAN");
        }
    }

    private void both() {
        if (tag == NO_TAG ^ parent.isEmpty()) {
            throw ifconfig.errx(1, "both vlan and vlandev must be specified");
        }
    }

    /** The vlan line, when it is one. */
    void status(int s) {
        IfReq vlan = new IfReq(ifconfig.name);
        if (ifconfig.sys.ioctl(s, "SIOCGETVLAN", vlan) < 0) {
            return;
        }
        String carrier = vlan.text == null || vlan.text.isEmpty() ? "<none>" : vlan.text;
        ifconfig.print("\tvlan: " + vlan.numbers.getOrDefault("vlr_tag", 0L) + " parent interface: " + carrier + "\n");
    }
}
