package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/**
 * struct ifnet, sys/net/if_var.h:122, with the offsets of amd64.
 *
 * <p>A reference ({@code if_refcount}) is held by the slot of the index table and by whoever called ifunit_ref or
 * ifnet_byindex_ref; being on V_ifnet or on a cloner's list holds none.
 */
final class Ifnet extends Struct {
    static final StructType<Ifnet> TYPE = new StructType<>("ifnet", 1200, Ifnet::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IF_SOFTC = TYPE.pointer("if_softc", 0, null);
    static final Field IF_L2COM = TYPE.pointer("if_l2com", 8, () -> Arpcom.TYPE);
    static final Field IF_VNET = TYPE.pointer("if_vnet", 16, null);
    static final Field IF_LINK = TYPE.pointer("if_link.tqe_next", 24, () -> Ifnet.TYPE);
    static final Field IF_LINK_PREV = TYPE.backPointer("if_link.tqe_prev", 32);
    static final Field IF_XNAME = TYPE.string("if_xname", 40, 16);
    static final Field IF_DNAME = TYPE.cstring("if_dname", 56);
    static final Field IF_DUNIT = TYPE.integer("if_dunit", 64, 4);
    static final Field IF_REFCOUNT = TYPE.integer("if_refcount", 68, 4);
    static final Field IF_ADDRHEAD = TYPE.reference("if_addrhead.tqh_first", 72, () -> Ifaddr.TYPE);
    static final Field IF_ADDRHEAD_LAST = TYPE.backPointer("if_addrhead.tqh_last", 80);
    static final Field IF_PCOUNT = TYPE.integer("if_pcount", 88, 4);
    static final Field IF_CARP = TYPE.pointer("if_carp", 96, null);
    static final Field IF_BPF = TYPE.pointer("if_bpf", 104, () -> BpfIf.TYPE);
    static final Field IF_INDEX = TYPE.integer("if_index", 112, 2);
    static final Field IF_INDEX_RESERVED = TYPE.integer("if_index_reserved", 114, 2);
    static final Field IF_VLANTRUNK = TYPE.pointer("if_vlantrunk", 120, () -> Ifvlantrunk.TYPE);
    static final Field IF_FLAGS = TYPE.integer("if_flags", 128, 4);
    static final Field IF_CAPABILITIES = TYPE.integer("if_capabilities", 132, 4);
    static final Field IF_CAPENABLE = TYPE.integer("if_capenable", 136, 4);
    static final Field IF_LINKMIB = TYPE.pointer("if_linkmib", 144, null);
    static final Field IF_LINKMIBLEN = TYPE.integer("if_linkmiblen", 152, 8);
    static final Field IFI_TYPE = TYPE.integer("if_data.ifi_type", 160, 1);
    static final Field IFI_PHYSICAL = TYPE.integer("if_data.ifi_physical", 161, 1);
    static final Field IFI_ADDRLEN = TYPE.integer("if_data.ifi_addrlen", 162, 1);
    static final Field IFI_HDRLEN = TYPE.integer("if_data.ifi_hdrlen", 163, 1);
    static final Field IFI_LINK_STATE = TYPE.integer("if_data.ifi_link_state", 164, 1);
    static final Field IFI_DATALEN = TYPE.integer("if_data.ifi_datalen", 167, 1);
    static final Field IFI_MTU = TYPE.integer("if_data.ifi_mtu", 168, 8);
    static final Field IFI_METRIC = TYPE.integer("if_data.ifi_metric", 176, 8);
    static final Field IFI_BAUDRATE = TYPE.integer("if_data.ifi_baudrate", 184, 8);
    static final Field IFI_IPACKETS = TYPE.integer("if_data.ifi_ipackets", 192, 8);
    static final Field IFI_IERRORS = TYPE.integer("if_data.ifi_ierrors", 200, 8);
    static final Field IFI_OPACKETS = TYPE.integer("if_data.ifi_opackets", 208, 8);
    static final Field IFI_OERRORS = TYPE.integer("if_data.ifi_oerrors", 216, 8);
    static final Field IFI_COLLISIONS = TYPE.integer("if_data.ifi_collisions", 224, 8);
    static final Field IFI_IQDROPS = TYPE.integer("if_data.ifi_iqdrops", 264, 8);
    static final Field IFI_HWASSIST = TYPE.integer("if_data.ifi_hwassist", 280, 8);
    static final Field IF_MULTIADDRS = TYPE.pointer("if_multiaddrs.tqh_first", 312, () -> Ifmultiaddr.TYPE);
    static final Field IF_MULTIADDRS_LAST = TYPE.backPointer("if_multiaddrs.tqh_last", 320);
    static final Field IF_AMCOUNT = TYPE.integer("if_amcount", 328, 4);
    static final Field IF_OUTPUT = TYPE.function("if_output", 336);
    static final Field IF_INPUT = TYPE.function("if_input", 344);
    static final Field IF_START = TYPE.function("if_start", 352);
    static final Field IF_IOCTL = TYPE.function("if_ioctl", 360);
    static final Field IF_INIT = TYPE.function("if_init", 368);
    static final Field IF_RESOLVEMULTI = TYPE.function("if_resolvemulti", 376);
    static final Field IF_QFLUSH = TYPE.function("if_qflush", 384);
    static final Field IF_TRANSMIT = TYPE.function("if_transmit", 392);
    static final Field IF_REASSIGN = TYPE.function("if_reassign", 400);
    static final Field IF_HOME_VNET = TYPE.pointer("if_home_vnet", 408, null);
    static final Field IF_ADDR = TYPE.pointer("if_addr", 416, () -> Ifaddr.TYPE);
    static final Field IF_LLSOFTC = TYPE.pointer("if_llsoftc", 424, null);
    static final Field IF_DRV_FLAGS = TYPE.integer("if_drv_flags", 432, 4);
    static final Field IFQ_LEN = TYPE.integer("if_snd.ifq_len", 456, 4);
    static final Field IFQ_MAXLEN = TYPE.integer("if_snd.ifq_maxlen", 460, 4);
    static final Field IFQ_DROPS = TYPE.integer("if_snd.ifq_drops", 464, 4);
    static final Field IFQ_MTX = TYPE.embedded("if_snd.ifq_mtx", 472, () -> Mtx.TYPE);
    static final Field IFQ_IFP = TYPE.pointer("if_snd.altq_ifp", 544, () -> Ifnet.TYPE);
    static final Field IF_BROADCASTADDR = TYPE.pointer("if_broadcastaddr", 608, null);
    static final Field IF_BRIDGE = TYPE.pointer("if_bridge", 616, () -> BridgeSoftc.TYPE);
    static final Field IF_LABEL = TYPE.pointer("if_label", 624, null);
    static final Field IF_AFDATA = TYPE.bytes("if_afdata", 648, 304);
    static final Field IF_AFDATA_INITIALIZED = TYPE.integer("if_afdata_initialized", 952, 4);
    static final Field IF_AFDATA_LOCK = TYPE.embedded("if_afdata_lock", 960, () -> Rwlock.TYPE);
    static final Field IF_LINKTASK = TYPE.bytes("if_linktask", 992, 32);
    static final Field IF_ADDR_MTX = TYPE.embedded("if_addr_mtx", 1024, () -> Mtx.TYPE);
    static final Field IF_CLONES = TYPE.pointer("if_clones.le_next", 1056, () -> Ifnet.TYPE);
    static final Field IF_CLONES_PREV = TYPE.backPointer("if_clones.le_prev", 1064);
    static final Field IF_GROUPS = TYPE.pointer("if_groups.tqh_first", 1072, () -> IfgList.TYPE);
    static final Field IF_GROUPS_LAST = TYPE.backPointer("if_groups.tqh_last", 1080);
    static final Field IF_PF_KIF = TYPE.pointer("if_pf_kif", 1088, null);
    static final Field IF_LAGG = TYPE.pointer("if_lagg", 1096, () -> LaggPort.TYPE);
    static final Field IF_DESCRIPTION = TYPE.cstring("if_description", 1104);
    static final Field IF_FIB = TYPE.integer("if_fib", 1112, 4);
    static final Field IF_ALLOCTYPE = TYPE.integer("if_alloctype", 1116, 1);

    Ifnet(Memory memory, long address) { super(memory, address); }

    long      if_softc()                    { return loadAddress(IF_SOFTC); }
    void      if_softc(Struct softc)        { storePointer(IF_SOFTC, softc); }
    void      if_softc(long softc)          { storeAddress(IF_SOFTC, softc); }
    Arpcom    if_l2com()                    { return loadPointer(IF_L2COM, Arpcom.TYPE); }
    void      if_l2com(Arpcom ac)           { storePointer(IF_L2COM, ac); }
    long      if_vnet()                     { return loadAddress(IF_VNET); }
    void      if_vnet(long vnet)            { storeAddress(IF_VNET, vnet); }
    String    if_xname()                    { return loadString(IF_XNAME); }
    void      if_xname(String name)         { storeString(IF_XNAME, name); }
    long      if_dname()                    { return loadAddress(IF_DNAME); }
    void      if_dname(long name)           { storeAddress(IF_DNAME, name); }
    int       if_dunit()                    { return load(IF_DUNIT); }
    void      if_dunit(int unit)            { store(IF_DUNIT, unit); }
    int       if_refcount()                 { return load(IF_REFCOUNT); }
    void      if_refcount(int count)        { store(IF_REFCOUNT, count); }
    int       if_pcount()                   { return load(IF_PCOUNT); }
    void      if_pcount(int count)          { store(IF_PCOUNT, count); }
    void      if_bpf(Struct tap)            { storePointer(IF_BPF, tap); }
    int       if_index()                    { return load(IF_INDEX); }
    void      if_index(int index)           { store(IF_INDEX, index); }
    int       if_index_reserved()           { return load(IF_INDEX_RESERVED); }
    Ifvlantrunk if_vlantrunk()              { return loadPointer(IF_VLANTRUNK, Ifvlantrunk.TYPE); }
    void      if_vlantrunk(Struct trunk)    { storePointer(IF_VLANTRUNK, trunk); }
    int       if_flags()                    { return load(IF_FLAGS); }
    void      if_flags(int flags)           { store(IF_FLAGS, flags); }
    int       if_capabilities()             { return load(IF_CAPABILITIES); }
    void      if_capabilities(int caps)     { store(IF_CAPABILITIES, caps); }
    int       if_capenable()                { return load(IF_CAPENABLE); }
    void      if_capenable(int caps)        { store(IF_CAPENABLE, caps); }
    int       if_type()                     { return load(IFI_TYPE); }
    void      if_type(int type)             { store(IFI_TYPE, type); }
    int       if_addrlen()                  { return load(IFI_ADDRLEN); }
    void      if_addrlen(int length)        { store(IFI_ADDRLEN, length); }
    int       if_hdrlen()                   { return load(IFI_HDRLEN); }
    void      if_hdrlen(int length)         { store(IFI_HDRLEN, length); }
    int       if_link_state()               { return load(IFI_LINK_STATE); }
    void      if_link_state(int state)      { store(IFI_LINK_STATE, state); }
    void      ifi_datalen(int length)       { store(IFI_DATALEN, length); }
    long      if_mtu()                      { return loadLong(IFI_MTU); }
    void      if_mtu(long mtu)              { storeLong(IFI_MTU, mtu); }
    long      if_metric()                   { return loadLong(IFI_METRIC); }
    void      if_metric(long metric)        { storeLong(IFI_METRIC, metric); }
    long      if_baudrate()                 { return loadLong(IFI_BAUDRATE); }
    void      if_baudrate(long rate)        { storeLong(IFI_BAUDRATE, rate); }
    long      if_ipackets()                 { return loadLong(IFI_IPACKETS); }
    void      if_ipackets(long packets)     { storeLong(IFI_IPACKETS, packets); }
    long      if_ierrors()                  { return loadLong(IFI_IERRORS); }
    long      if_opackets()                 { return loadLong(IFI_OPACKETS); }
    void      if_opackets(long packets)     { storeLong(IFI_OPACKETS, packets); }
    long      if_oerrors()                  { return loadLong(IFI_OERRORS); }
    void      if_oerrors(long errors)       { storeLong(IFI_OERRORS, errors); }
    long      if_collisions()               { return loadLong(IFI_COLLISIONS); }
    long      if_iqdrops()                  { return loadLong(IFI_IQDROPS); }
    long      if_hwassist()                 { return loadLong(IFI_HWASSIST); }
    void      if_hwassist(long assist)      { storeLong(IFI_HWASSIST, assist); }
    int       if_amcount()                  { return load(IF_AMCOUNT); }
    void      if_amcount(int count)         { store(IF_AMCOUNT, count); }
    long      if_output()                   { return loadAddress(IF_OUTPUT); }
    void      if_output(long function)      { storeAddress(IF_OUTPUT, function); }
    long      if_input()                    { return loadAddress(IF_INPUT); }
    void      if_input(long function)       { storeAddress(IF_INPUT, function); }
    long      if_start()                    { return loadAddress(IF_START); }
    void      if_start(long function)       { storeAddress(IF_START, function); }
    long      if_ioctl()                    { return loadAddress(IF_IOCTL); }
    void      if_ioctl(long function)       { storeAddress(IF_IOCTL, function); }
    long      if_init()                     { return loadAddress(IF_INIT); }
    void      if_init(long function)        { storeAddress(IF_INIT, function); }
    long      if_resolvemulti()             { return loadAddress(IF_RESOLVEMULTI); }
    void      if_resolvemulti(long function) { storeAddress(IF_RESOLVEMULTI, function); }
    long      if_qflush()                   { return loadAddress(IF_QFLUSH); }
    void      if_qflush(long function)      { storeAddress(IF_QFLUSH, function); }
    long      if_transmit()                 { return loadAddress(IF_TRANSMIT); }
    void      if_transmit(long function)    { storeAddress(IF_TRANSMIT, function); }
    long      if_reassign()                 { return loadAddress(IF_REASSIGN); }
    void      if_reassign(long function)    { storeAddress(IF_REASSIGN, function); }
    long      if_home_vnet()                { return loadAddress(IF_HOME_VNET); }
    void      if_home_vnet(long vnet)       { storeAddress(IF_HOME_VNET, vnet); }
    Ifaddr    if_addr()                     { return loadPointer(IF_ADDR, Ifaddr.TYPE); }
    void      if_addr(Struct ifa)           { storePointer(IF_ADDR, ifa); }
    long      if_llsoftc()                  { return loadAddress(IF_LLSOFTC); }
    int       if_drv_flags()                { return load(IF_DRV_FLAGS); }
    void      if_drv_flags(int flags)       { store(IF_DRV_FLAGS, flags); }
    int       ifq_len()                     { return load(IFQ_LEN); }
    void      ifq_len(int length)           { store(IFQ_LEN, length); }
    int       ifq_maxlen()                  { return load(IFQ_MAXLEN); }
    void      ifq_maxlen(int length)        { store(IFQ_MAXLEN, length); }
    int       ifq_drops()                   { return load(IFQ_DROPS); }
    Mtx       ifq_mtx()                     { return embedded(IFQ_MTX, Mtx.TYPE); }
    void      altq_ifp(Ifnet ifp)           { storePointer(IFQ_IFP, ifp); }
    void      if_broadcastaddr(long addr)   { storeAddress(IF_BROADCASTADDR, addr); }
    BridgeSoftc if_bridge()                 { return loadPointer(IF_BRIDGE, BridgeSoftc.TYPE); }
    void      if_bridge(Struct bif)         { storePointer(IF_BRIDGE, bif); }
    long      if_label()                    { return loadAddress(IF_LABEL); }
    long      if_afdata(int family)         { return memory().load8(address(), IF_AFDATA.offset() + 8 * family); }
    void      if_afdata(int family, long data) { memory().store8(address(), IF_AFDATA.offset() + 8 * family, data); }
    int       if_afdata_initialized()       { return load(IF_AFDATA_INITIALIZED); }
    void      if_afdata_initialized(int n)  { store(IF_AFDATA_INITIALIZED, n); }
    Rwlock    if_afdata_lock()              { return embedded(IF_AFDATA_LOCK, Rwlock.TYPE); }
    Mtx       if_addr_mtx()                 { return embedded(IF_ADDR_MTX, Mtx.TYPE); }
    LaggPort  if_lagg()                     { return loadPointer(IF_LAGG, LaggPort.TYPE); }
    void      if_lagg(Struct port)          { storePointer(IF_LAGG, port); }
    long      if_description()              { return loadAddress(IF_DESCRIPTION); }
    void      if_description(long text)     { storeAddress(IF_DESCRIPTION, text); }
    int       if_fib()                      { return load(IF_FIB); }
    void      if_fib(int fib)               { store(IF_FIB, fib); }
    int       if_alloctype()                { return load(IF_ALLOCTYPE); }
    void      if_alloctype(int type)        { store(IF_ALLOCTYPE, type); }
    // spotless:on
}
