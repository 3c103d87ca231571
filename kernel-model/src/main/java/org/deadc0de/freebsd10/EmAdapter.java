package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct adapter, sys/dev/e1000/if_em.h:402, as far as anybody looks into it here; struct e1000_hw begins at 8. */
final class EmAdapter extends Struct {
    static final StructType<EmAdapter> TYPE = new StructType<>("adapter", 2048, EmAdapter::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field IFP = TYPE.pointer("ifp", 0, () -> Ifnet.TYPE);
    static final Field HW_HW_BACK = TYPE.pointer("hw.hw_back", 8, null);
    static final Field HW_HW_ADDR = TYPE.pointer("hw.hw_addr", 16, null);
    static final Field HW_FLASH_ADDRESS = TYPE.pointer("hw.flash_address", 24, null);
    static final Field HW_IO_BASE = TYPE.integer("hw.io_base", 32, 8);
    static final Field HW_MAC_OPS_INIT_PARAMS = TYPE.function("hw.mac.ops.init_params", 40);
    static final Field HW_MAC_OPS_ID_LED_INIT = TYPE.function("hw.mac.ops.id_led_init", 48);
    static final Field LINK_ACTIVE = TYPE.integer("link_active", 1024, 4);
    static final Field MAC_ADDR = TYPE.bytes("mac_addr", 1032, 6);

    EmAdapter(Memory memory, long address) { super(memory, address); }

    Ifnet ifp() { return loadPointer(IFP, Ifnet.TYPE); }
    void ifp(Struct value) { storePointer(IFP, value); }
    long hw_back() { return loadAddress(HW_HW_BACK); }
    void hw_back(long value) { storeAddress(HW_HW_BACK, value); }
    long hw_addr() { return loadAddress(HW_HW_ADDR); }
    void hw_addr(long value) { storeAddress(HW_HW_ADDR, value); }
    long flash_address() { return loadAddress(HW_FLASH_ADDRESS); }
    void flash_address(long value) { storeAddress(HW_FLASH_ADDRESS, value); }
    long io_base() { return loadLong(HW_IO_BASE); }
    void io_base(long value) { storeLong(HW_IO_BASE, value); }
    long init_params() { return loadAddress(HW_MAC_OPS_INIT_PARAMS); }
    void init_params(long function) { storeAddress(HW_MAC_OPS_INIT_PARAMS, function); }
    long id_led_init() { return loadAddress(HW_MAC_OPS_ID_LED_INIT); }
    void id_led_init(long function) { storeAddress(HW_MAC_OPS_ID_LED_INIT, function); }
    int link_active() { return load(LINK_ACTIVE); }
    void link_active(int value) { store(LINK_ACTIVE, value); }
    byte[] mac_addr() { return memory().loadBytes(address(), 1032, 6); }
    void mac_addr(byte[] value) { memory().storeBytes(address(), 1032, value); }
    // spotless:on
}
