package org.deadc0de.freebsd10;

import org.deadc0de.kernel.IfReq;

/** The types of the function pointers that the network interface code keeps in its structs, with a table for each. */
final class Functions {
    /** {@code int (*ifc_match)(struct if_clone *, const char *)}. */
    interface IfcMatch {
        int call(IfClone ifc, String name);
    }

    /** {@code int (*ifc_create)(struct if_clone *, char *, size_t, caddr_t)}. */
    interface IfcCreate {
        int call(IfClone ifc, NameBuf name, int len, CloneParams params);
    }

    /** {@code int (*ifc_destroy)(struct if_clone *, struct ifnet *)}. */
    interface IfcDestroy {
        int call(IfClone ifc, Ifnet ifp);
    }

    /** {@code void (*ifc_attach)(struct if_clone *)}. */
    interface IfcAttach {
        void call(IfClone ifc);
    }

    /** {@code int (*ifcs_create)(struct if_clone *, int, caddr_t)}. */
    interface IfcsCreate {
        int call(IfClone ifc, int unit, CloneParams params);
    }

    /** {@code void (*ifcs_destroy)(struct ifnet *)}. */
    interface IfcsDestroy {
        void call(Ifnet ifp);
    }

    /** {@code int (*if_ioctl)(struct ifnet *, u_long, caddr_t)}. */
    interface IfIoctl {
        int call(Ifnet ifp, String cmd, IfReq data);
    }

    /** {@code void (*if_init)(void *)}. */
    interface IfInit {
        void call(long softc);
    }

    /** {@code void (*)(void *, struct ifnet *)}: a handler of the interface events. */
    interface IfnetEvent {
        void call(long arg, Ifnet ifp);
    }

    final FunctionTable<IfcMatch> ifc_match;
    final FunctionTable<IfcCreate> ifc_create;
    final FunctionTable<IfcDestroy> ifc_destroy;
    final FunctionTable<IfcAttach> ifc_attach;
    final FunctionTable<IfcsCreate> ifcs_create;
    final FunctionTable<IfcsDestroy> ifcs_destroy;
    final FunctionTable<IfIoctl> if_ioctl;
    final FunctionTable<IfInit> if_init;
    final FunctionTable<IfnetEvent> ifnet_event;
    private final SymbolCache symbols;

    Functions(FreeBsd10 k) {
        symbols = new SymbolCache(k);
        ifc_match = new FunctionTable<>(k);
        ifc_create = new FunctionTable<>(k);
        ifc_destroy = new FunctionTable<>(k);
        ifc_attach = new FunctionTable<>(k);
        ifcs_create = new FunctionTable<>(k);
        ifcs_destroy = new FunctionTable<>(k);
        if_ioctl = new FunctionTable<>(k);
        if_init = new FunctionTable<>(k);
        ifnet_event = new FunctionTable<>(k);
    }

    /** The address of a function that carries packets: nobody calls it here, its pointer is kept like any other. */
    long address(String file, String function) {
        return symbols.address(file, function);
    }
}
