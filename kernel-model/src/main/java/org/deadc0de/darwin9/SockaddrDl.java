package org.deadc0de.darwin9;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct sockaddr_dl: interface index, name and link-level address. */
final class SockaddrDl extends Struct {
    static final StructType<SockaddrDl> TYPE = new StructType<>("sockaddr_dl", 20, SockaddrDl::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SDL_LEN = TYPE.integer("sdl_len", 0x0, 1);
    static final Field SDL_FAMILY = TYPE.integer("sdl_family", 0x1, 1);
    static final Field SDL_INDEX = TYPE.integer("sdl_index", 0x2, 2);
    static final Field SDL_TYPE = TYPE.integer("sdl_type", 0x4, 1);
    static final Field SDL_NLEN = TYPE.integer("sdl_nlen", 0x5, 1);
    static final Field SDL_ALEN = TYPE.integer("sdl_alen", 0x6, 1);
    static final Field SDL_SLEN = TYPE.integer("sdl_slen", 0x7, 1);
    // spotless:on

    SockaddrDl(Memory memory, long address) {
        super(memory, address);
    }

    // spotless:off  one accessor, one line
    int sdl_len() { return load(SDL_LEN); }
    void sdl_len(int value) { store(SDL_LEN, value); }
    int sdl_family() { return load(SDL_FAMILY); }
    void sdl_family(int value) { store(SDL_FAMILY, value); }
    int sdl_index() { return load(SDL_INDEX); }
    void sdl_index(int value) { store(SDL_INDEX, value); }
    int sdl_type() { return load(SDL_TYPE); }
    void sdl_type(int value) { store(SDL_TYPE, value); }
    int sdl_nlen() { return load(SDL_NLEN); }
    void sdl_nlen(int value) { store(SDL_NLEN, value); }
    int sdl_alen() { return load(SDL_ALEN); }
    void sdl_alen(int value) { store(SDL_ALEN, value); }
    int sdl_slen() { return load(SDL_SLEN); }
    void sdl_slen(int value) { store(SDL_SLEN, value); }
    // spotless:on
}
