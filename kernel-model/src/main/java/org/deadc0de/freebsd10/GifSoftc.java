package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct gif_softc, sys/net/if_gif.h:55. */
final class GifSoftc extends Struct {
    static final StructType<GifSoftc> TYPE = new StructType<>("gif_softc", 128, GifSoftc::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field GIF_IFP = TYPE.pointer("gif_ifp", 0, () -> Ifnet.TYPE);
    static final Field GIF_MTX = TYPE.embedded("gif_mtx", 8, () -> Mtx.TYPE);
    static final Field GIF_PSRC = TYPE.pointer("gif_psrc", 40, null);
    static final Field GIF_PDST = TYPE.pointer("gif_pdst", 48, null);
    static final Field GIF_FIBNUM = TYPE.integer("gif_fibnum", 88, 4);
    static final Field GIF_OPTIONS = TYPE.integer("gif_options", 92, 4);
    static final Field GIF_LIST = TYPE.pointer("gif_list.le_next", 96, () -> GifSoftc.TYPE);
    static final Field GIF_LIST_PREV = TYPE.backPointer("gif_list.le_prev", 104);

    GifSoftc(Memory memory, long address) { super(memory, address); }

    Ifnet gif_ifp() { return loadPointer(GIF_IFP, Ifnet.TYPE); }
    void gif_ifp(Struct value) { storePointer(GIF_IFP, value); }
    Mtx gif_mtx() { return embedded(GIF_MTX, Mtx.TYPE); }
    long gif_psrc() { return loadAddress(GIF_PSRC); }
    void gif_psrc(long value) { storeAddress(GIF_PSRC, value); }
    long gif_pdst() { return loadAddress(GIF_PDST); }
    void gif_pdst(long value) { storeAddress(GIF_PDST, value); }
    int gif_fibnum() { return load(GIF_FIBNUM); }
    void gif_fibnum(int value) { store(GIF_FIBNUM, value); }
    int gif_options() { return load(GIF_OPTIONS); }
    void gif_options(int value) { store(GIF_OPTIONS, value); }
    // spotless:on
}
