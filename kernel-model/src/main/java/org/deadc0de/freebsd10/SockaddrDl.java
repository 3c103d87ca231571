package org.deadc0de.freebsd10;

import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.mem.Struct;
import org.deadc0de.sim.mem.StructType;

/** struct sockaddr_dl, sys/net/if_dl.h:57: the interface's name and its link-level address behind each other. */
final class SockaddrDl extends Struct {
    static final StructType<SockaddrDl> TYPE = new StructType<>("sockaddr_dl", 54, SockaddrDl::new);

    // spotless:off  one field, one line, in the order of the C struct
    static final Field SDL_LEN = TYPE.integer("sdl_len", 0, 1);
    static final Field SDL_FAMILY = TYPE.integer("sdl_family", 1, 1);
    static final Field SDL_INDEX = TYPE.integer("sdl_index", 2, 2);
    static final Field SDL_TYPE = TYPE.integer("sdl_type", 4, 1);
    static final Field SDL_NLEN = TYPE.integer("sdl_nlen", 5, 1);
    static final Field SDL_ALEN = TYPE.integer("sdl_alen", 6, 1);
    static final Field SDL_SLEN = TYPE.integer("sdl_slen", 7, 1);
    static final Field SDL_DATA = TYPE.bytes("sdl_data", 8, 46);

    SockaddrDl(Memory memory, long address) { super(memory, address); }

    int  sdl_len()              { return load(SDL_LEN); }
    void sdl_len(int length)    { store(SDL_LEN, length); }
    int  sdl_family()           { return load(SDL_FAMILY); }
    void sdl_family(int family) { store(SDL_FAMILY, family); }
    int  sdl_index()            { return load(SDL_INDEX); }
    void sdl_index(int index)   { store(SDL_INDEX, index); }
    int  sdl_type()             { return load(SDL_TYPE); }
    void sdl_type(int type)     { store(SDL_TYPE, type); }
    int  sdl_nlen()             { return load(SDL_NLEN); }
    void sdl_nlen(int length)   { store(SDL_NLEN, length); }
    int  sdl_alen()             { return load(SDL_ALEN); }
    void sdl_alen(int length)   { store(SDL_ALEN, length); }
    byte[] sdl_bytes(int from, int length)     { return memory().loadBytes(address(), SDL_DATA.offset() + from, length); }
    void sdl_data(int from, byte[] bytes)      { memory().storeBytes(address(), SDL_DATA.offset() + from, bytes); }
    void sdl_data(int i, int value)            { memory().store1(address(), SDL_DATA.offset() + i, value); }
    int  sdl_data(int i)                       { return memory().load1(address(), SDL_DATA.offset() + i); }
    // spotless:on
}
