package org.deadc0de.dragonfly111;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct lwkt_msg and the netmsg that begins with it, sys/sys/msgport.h; lies on the stack of its sender. */
final class LwktMsg extends Struct {
    static final StructType<LwktMsg> TYPE = new StructType<>("lwkt_msg", 0x40, LwktMsg::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field MS_NODE_TQE_NEXT = TYPE.pointer("ms_node.tqe_next", 0x0, () -> LwktMsg.TYPE);
    static final Field MS_NODE_TQE_PREV = TYPE.backPointer("ms_node.tqe_prev", 0x4);
    static final Field MS_TARGET_PORT = TYPE.pointer("ms_target_port", 0x8, () -> Td.TYPE);
    static final Field MS_REPLY_PORT = TYPE.pointer("ms_reply_port", 0xc, () -> Td.TYPE);
    static final Field MS_FLAGS = TYPE.integer("ms_flags", 0x10, 4);
    static final Field MS_ERROR = TYPE.integer("ms_error", 0x14, 4);
    static final Field NM_DISPATCH = TYPE.function("nm_dispatch", 0x18);
    static final Field NM_REQ = TYPE.integer("nm_req", 0x1c, 4);
    static final Field NM_RTINFO = TYPE.pointer("nm_rtinfo", 0x20, () -> RtAddrinfo.TYPE);
    static final Field NM_CALLBACK = TYPE.function("nm_callback", 0x24);
    static final Field NM_ARG = TYPE.pointer("nm_arg", 0x28, null);
    static final Field NM_ARG2 = TYPE.pointer("nm_arg2", 0x2c, null);
    static final Field NM_ARG3 = TYPE.pointer("nm_arg3", 0x30, null);
    static final Field NM_ARG4 = TYPE.pointer("nm_arg4", 0x34, null);
    // spotless:on

    LwktMsg(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off
    LwktMsg ms_node_tqe_next() { return loadPointer(MS_NODE_TQE_NEXT, LwktMsg.TYPE); }
    void ms_node_tqe_next(LwktMsg value) { storePointer(MS_NODE_TQE_NEXT, value); }
    long ms_node_tqe_prev() { return loadAddress(MS_NODE_TQE_PREV); }
    void ms_node_tqe_prev(long value) { storeAddress(MS_NODE_TQE_PREV, value); }
    Td ms_target_port() { return loadPointer(MS_TARGET_PORT, Td.TYPE); }
    void ms_target_port(Td value) { storePointer(MS_TARGET_PORT, value); }
    Td ms_reply_port() { return loadPointer(MS_REPLY_PORT, Td.TYPE); }
    void ms_reply_port(Td value) { storePointer(MS_REPLY_PORT, value); }
    int ms_flags() { return load(MS_FLAGS); }
    void ms_flags(int value) { store(MS_FLAGS, value); }
    int ms_error() { return load(MS_ERROR); }
    void ms_error(int value) { store(MS_ERROR, value); }
    long nm_dispatch() { return loadAddress(NM_DISPATCH); }
    void nm_dispatch(long value) { storeAddress(NM_DISPATCH, value); }
    int nm_req() { return load(NM_REQ); }
    void nm_req(int value) { store(NM_REQ, value); }
    RtAddrinfo nm_rtinfo() { return loadPointer(NM_RTINFO, RtAddrinfo.TYPE); }
    void nm_rtinfo(RtAddrinfo value) { storePointer(NM_RTINFO, value); }
    long nm_callback() { return loadAddress(NM_CALLBACK); }
    void nm_callback(long value) { storeAddress(NM_CALLBACK, value); }
    long nm_arg() { return loadAddress(NM_ARG); }
    void nm_arg(long value) { storeAddress(NM_ARG, value); }
    long nm_arg2() { return loadAddress(NM_ARG2); }
    void nm_arg2(long value) { storeAddress(NM_ARG2, value); }
    long nm_arg3() { return loadAddress(NM_ARG3); }
    void nm_arg3(long value) { storeAddress(NM_ARG3, value); }
    long nm_arg4() { return loadAddress(NM_ARG4); }
    void nm_arg4(long value) { storeAddress(NM_ARG4, value); }
    // spotless:on
}
