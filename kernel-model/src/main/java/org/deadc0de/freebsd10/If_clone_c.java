package org.deadc0de.freebsd10;

import static org.deadc0de.freebsd10.If_h.IFNAMSIZ;
import static org.deadc0de.freebsd10.If_h.IF_MAXUNIT;
import static org.deadc0de.kernel.Errno.*;

import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.mem.ListHead;

/**
 * Interface cloning. Line numbers are those of the tree of spring 2012; history here is the file as 9.0 has it, with a bitmap of
 * units and no look at names once a unit has been taken.
 *
 * <p>Lock order: "if_cloners lock" is taken alone; "if_clone lock" comes after "ifnet_sx" and is never held across a sleep.
 */
@KernelSource("sys/net/if_clone.c")
final class If_clone_c extends KernelFile {
    /** "interface cloning framework". */
    final MallocType M_CLONE = MALLOC_DEFINE("clone");

    /** Guards if_cloners and if_cloners_count. */
    final Mtx if_cloners_mtx = MTX_SYSINIT("if_cloners_mtx", "if_cloners lock", MTX_DEF);

    final ListHead<IfClone> if_cloners = LIST_HEAD("if_cloners", IfClone.TYPE, IfClone.IFC_LIST);
    final long if_cloners_count = data().define("if_cloners_count", 4);

    If_clone_c(FreeBsd10 k) {
        super(k);
    }

    /** The address of ifc_simple_match and its kin, as IFC_SIMPLE_DECLARE puts them into a cloner. if_clone.h:76. */
    void IFC_SIMPLE_DECLARE(IfClone ifc, IfcSimpleData ifcs, String name, int minifs, long create, long destroy) {
        ifcs.ifcs_minifs(minifs);
        ifcs.ifcs_create(create);
        ifcs.ifcs_destroy(destroy);
        ifc.ifc_name(string(name));
        ifc.ifc_maxunit(IF_MAXUNIT);
        ifc.ifc_data(ifcs);
        ifc.ifc_attach(k.functions.ifc_attach.address(path(), "ifc_simple_attach", this::ifc_simple_attach));
        ifc.ifc_match(k.functions.ifc_match.address(path(), "ifc_simple_match", this::ifc_simple_match));
        ifc.ifc_create(k.functions.ifc_create.address(path(), "ifc_simple_create", this::ifc_simple_create));
        ifc.ifc_destroy(k.functions.ifc_destroy.address(path(), "ifc_simple_destroy", this::ifc_simple_destroy));
    }

    /** What a cloner's declaration leaves zero, before it is attached: a module can be loaded again. */
    void IFC_ADVANCED_DECLARE(IfClone ifc, String name, long match, long create, long destroy) {
        ifc.ifc_name(string(name));
        ifc.ifc_maxunit(IF_MAXUNIT);
        ifc.ifc_match(match);
        ifc.ifc_create(create);
        ifc.ifc_destroy(destroy);
    }

    /** The list of a cloner's interfaces, guarded by its ifc_mtx. */
    ListHead<Ifnet> IFC_IFLIST(IfClone ifc) {
        return new ListHead<>(mem, ifc.addressOf(IfClone.IFC_IFLIST), Ifnet.TYPE, Ifnet.IF_CLONES);
    }

    /** The name of a cloner. */
    String IFC_NAME(IfClone ifc) {
        return mem.loadString(ifc.ifc_name(), 0, IFNAMSIZ);
    }

    void IF_CLONE_LOCK(IfClone ifc, int line) {
        mtx_lock(ifc.ifc_mtx(), line);
    }

    void IF_CLONE_UNLOCK(IfClone ifc, int line) {
        mtx_unlock(ifc.ifc_mtx(), line);
    }

    void IF_CLONE_ADDREF(IfClone ifc, int line) {
        IF_CLONE_LOCK(ifc, line);
        IF_CLONE_ADDREF_LOCKED(ifc);
        IF_CLONE_UNLOCK(ifc, line);
    }

    /** Takes a reference of a cloner whose lock is held. */
    void IF_CLONE_ADDREF_LOCKED(IfClone ifc) {
        if (INVARIANTS) {
            KASSERT(ifc.ifc_refcnt() >= 0, "negative refcnt %ld", ifc.ifc_refcnt());
        }
        ifc.ifc_refcnt(ifc.ifc_refcnt() + 1);
    }

    void IF_CLONE_REMREF(IfClone ifc, int line) {
        IF_CLONE_LOCK(ifc, line);
        IF_CLONE_REMREF_LOCKED(ifc, line);
    }

    /** Drops one reference of a cloner whose lock is held, and the lock. */
    void IF_CLONE_REMREF_LOCKED(IfClone ifc, int line) {
        if (INVARIANTS) {
            KASSERT(ifc.ifc_refcnt() > 0, "bogus refcnt %ld", ifc.ifc_refcnt());
        }
        ifc.ifc_refcnt(ifc.ifc_refcnt() - 1);
        boolean last = ifc.ifc_refcnt() == 0;
        IF_CLONE_UNLOCK(ifc, line);
        if (last) {
            if_clone_free(ifc);
        }
    }

    /**
     * Creates an interface by name, complete or without its number. if_clone.c:135.
     *
     * @param name in: what the user asked for; out: the full name
     * @return 0, EINVAL when no cloner makes such names, EEXIST when the name is taken, or the cloner's error
     */
    int if_clone_create(NameBuf name, int len, CloneParams params) {
        // Try to find an applicable cloner for this request.
        mtx_lock(if_cloners_mtx, 142);
        IfClone ifc = if_cloners.first();
        while (!ifc.isNull()) {
            if (k.functions.ifc_match.at(ifc.ifc_match()).call(ifc, name.get()) != 0) {
                break;
            }
            ifc = if_cloners.next(ifc);
        }
        mtx_unlock(if_cloners_mtx, 155);

        if (ifc.isNull()) {
            return EINVAL;
        }
        return if_clone_createif(ifc, name, len, params);
    }

    /**
     * Creates an interface with a known cloner. if_clone.c:168.
     *
     * <p>The name is looked up twice, before and after, and nothing keeps it in between: whoever holds it the second time is put on
     * this cloner's list (189).
     */
    int if_clone_createif(IfClone ifc, NameBuf name, int len, CloneParams params) {
        if (!k.if_c.ifunit(name.get()).isNull()) {
            return EEXIST;
        }

        preempt("the name was free a moment ago");
        long outer = k.seams.createdInterface.begin();
        int err = k.functions.ifc_create.at(ifc.ifc_create()).call(ifc, name, len, params);
        err = k.seams.createdInterface.end(ifc, err, outer);

        if (err == 0) {
            preempt("the new interface can be found by everybody");
            Ifnet ifp = k.seams.createdInterface.lookup(name.get(), outer);
            if (ifp.isNull()) {
                panic("if_clone_createif: lookup failed for %s", name.get());
            }

            preempt("the pointer holds no reference");
            k.if_c.if_addgroup(ifp, IFC_NAME(ifc));

            IF_CLONE_LOCK(ifc, 188);
            LIST_INSERT_HEAD(IFC_IFLIST(ifc), ifp);
            IF_CLONE_UNLOCK(ifc, 190);
        }

        return err;
    }

    /**
     * Destroys an interface by name. if_clone.c:197.
     *
     * @return 0, ENXIO when there is none of that name, EINVAL when no cloner made it, or the cloner's error
     */
    int if_clone_destroy(String name) {
        Ifnet ifp = k.if_c.ifunit_ref(name);
        if (ifp.isNull()) {
            return ENXIO;
        }

        // Find the cloner for this interface.
        String dname = mem.loadString(ifp.if_dname(), 0, IFNAMSIZ);
        mtx_lock(if_cloners_mtx, 207);
        IfClone ifc = if_cloners.first();
        while (!ifc.isNull()) {
            if (IFC_NAME(ifc).equals(dname)) {
                break;
            }
            ifc = if_cloners.next(ifc);
        }
        mtx_unlock(if_cloners_mtx, 215);
        if (ifc.isNull()) {
            k.if_c.if_rele(ifp);
            return EINVAL;
        }

        int err = if_clone_destroyif(ifc, ifp);
        k.if_c.if_rele(ifp);
        return err;
    }

    /**
     * Destroys an interface of a known cloner. if_clone.c:239.
     *
     * @return 0, EOPNOTSUPP, ENXIO when it is not on the cloner's list, or the cloner's error
     */
    int if_clone_destroyif(IfClone ifc, Ifnet ifp) {
        if (ifc.ifc_destroy() == 0) {
            return EOPNOTSUPP;
        }

        // Given that the cloned ifnet might be attached to a different cloner, search it on this one's list.
        IF_CLONE_LOCK(ifc, 255);
        ListHead<Ifnet> iflist = IFC_IFLIST(ifc);
        Ifnet ifcifp = iflist.first();
        while (!ifcifp.isNull()) {
            if (ifcifp.is(ifp)) {
                LIST_REMOVE(iflist, ifp);
                break;
            }
            ifcifp = iflist.next(ifcifp);
        }
        IF_CLONE_UNLOCK(ifc, 262);
        if (ifcifp.isNull()) {
            return ENXIO; // ifp is not on the list.
        }

        preempt("on no list, still attached");
        k.if_c.if_delgroup(ifp, IFC_NAME(ifc));

        int err = k.functions.ifc_destroy.at(ifc.ifc_destroy()).call(ifc, ifp);

        if (err != 0) {
            k.if_c.if_addgroup(ifp, IFC_NAME(ifc));

            IF_CLONE_LOCK(ifc, 277);
            LIST_INSERT_HEAD(IFC_IFLIST(ifc), ifp);
            IF_CLONE_UNLOCK(ifc, 279);
        }
        return err;
    }

    /**
     * Registers a cloner and lets it make what it makes by itself. if_clone.c:288.
     *
     * @return 0, or EEXIST from kernels that look for another cloner of that name
     */
    int if_clone_attach(IfClone ifc) {
        IF_CLONE_LOCK_INIT(ifc);
        int error = k.seams.clonerUnits.init(ifc);
        if (error != 0) {
            return error;
        }
        IF_CLONE_ADDREF(ifc, 299);
        IFC_IFLIST(ifc).init();

        mtx_lock(if_cloners_mtx, 302);
        error = k.seams.clonerName.check(ifc);
        if (error != 0) {
            mtx_unlock(if_cloners_mtx, 306);
            IF_CLONE_REMREF(ifc, 307);
            return error;
        }
        LIST_INSERT_HEAD(if_cloners, ifc);
        mem.store4(if_cloners_count, 0, mem.load4(if_cloners_count, 0) + 1);
        mtx_unlock(if_cloners_mtx, 313);

        if (ifc.ifc_attach() != 0) {
            k.functions.ifc_attach.at(ifc.ifc_attach()).call(ifc);
        }
        return 0;
    }

    void IF_CLONE_LOCK_INIT(IfClone ifc) {
        mtx_init(ifc.ifc_mtx(), "if_clone lock", null, MTX_DEF);
    }

    /** Unregisters a cloner and destroys everything on its list, trusting that it is its own. if_clone.c:327. */
    void if_clone_detach(IfClone ifc) {
        mtx_lock(if_cloners_mtx, 330);
        LIST_REMOVE(if_cloners, ifc);
        mem.store4(if_cloners_count, 0, mem.load4(if_cloners_count, 0) - 1);
        mtx_unlock(if_cloners_mtx, 333);

        // Allow all simple cloners to be destroyed.
        if (!ifc.ifc_data().isNull()
                && ifc.ifc_match()
                        == k.functions.ifc_match.address(path(), "ifc_simple_match", this::ifc_simple_match)) {
            ifc.ifc_data().ifcs_minifs(0);
        }

        // Destroy all interfaces for this cloner.
        ListHead<Ifnet> iflist = IFC_IFLIST(ifc);
        while (!iflist.isEmpty()) {
            if_clone_destroyif(ifc, iflist.first());
        }

        IF_CLONE_REMREF(ifc, 344);
    }

    /** The last reference of a cloner is gone. if_clone.c:348. */
    void if_clone_free(IfClone ifc) {
        if (INVARIANTS) {
            KASSERT(IFC_IFLIST(ifc).isEmpty(), "if_clone_free: ifc_iflist not empty");
        }
        mtx_destroy(ifc.ifc_mtx());
        k.seams.clonerUnits.drain(ifc);
    }

    /** SIOCIFGCLONERS: the names of the cloners, the newest first. if_clone.c:370. */
    int if_clone_list(IfReq ifcr) {
        mtx_lock(if_cloners_mtx, 384);
        IfClone ifc = if_cloners.first();
        while (!ifc.isNull()) {
            ifcr.names.add(IFC_NAME(ifc));
            ifc = if_cloners.next(ifc);
        }
        mtx_unlock(if_cloners_mtx, 398);
        ifcr.value = ifcr.names.size();
        return 0;
    }

    /**
     * The number at the end of a name. if_clone.c:418.
     *
     * @param unit out: the number, or -1 when the name has none
     * @return 0, or EINVAL for a leading zero, an overflow, or anything but digits after the first digit
     */
    int ifc_name2unit(String name, int[] unit) {
        unit[0] = -1;
        int cp = 0;
        while (cp < name.length() && (name.charAt(cp) < '0' || name.charAt(cp) > '9')) {
            cp++;
        }
        if (cp == name.length()) {
            return 0;
        }
        if (name.charAt(cp) == '0' && cp + 1 < name.length()) {
            return EINVAL; // No leading zeros.
        }
        long cutoff = 0;
        for (; cp < name.length(); cp++) {
            if (name.charAt(cp) < '0' || name.charAt(cp) > '9') {
                return EINVAL;
            }
            cutoff = cutoff * 10 + (name.charAt(cp) - '0');
            if (cutoff > Integer.MAX_VALUE) {
                return EINVAL;
            }
        }
        unit[0] = (int) cutoff;
        return 0;
    }

    /**
     * Takes a unit of a cloner. if_clone.c:439; in 9.0 line 442.
     *
     * @param unit in: the unit wanted, negative for any; out: the unit taken
     * @return 0, EEXIST or ENOSPC
     */
    int ifc_alloc_unit(IfClone ifc, int[] unit) {
        return k.seams.clonerUnits.alloc(ifc, unit);
    }

    /** Gives a unit back and drops the reference it held. if_clone.c:484; in 9.0 line 495. */
    void ifc_free_unit(IfClone ifc, int unit) {
        k.seams.clonerUnits.free(ifc, unit);
        IF_CLONE_REMREF_LOCKED(ifc, 488);
    }

    /** What if_clone_attach calls for a cloner made with IFC_SIMPLE_DECLARE. if_clone.c:492. */
    void ifc_simple_attach(IfClone ifc) {
        IfcSimpleData ifcs = ifc.ifc_data();
        for (int unit = 0; unit < ifcs.ifcs_minifs(); unit++) {
            NameBuf name = new NameBuf(IFC_NAME(ifc) + unit);
            int err = if_clone_createif(ifc, name, IFNAMSIZ, CloneParams.NULL);
            KASSERT(err == 0, "ifc_simple_attach: failed to create required interface %s", name.get());
        }
    }

    /** Whether a name is this cloner's, followed by nothing or by digits. if_clone.c:508. */
    int ifc_simple_match(IfClone ifc, String name) {
        String prefix = IFC_NAME(ifc);
        if (!name.startsWith(prefix)) {
            return 0;
        }
        for (int cp = prefix.length(); cp < name.length(); cp++) {
            if (name.charAt(cp) < '0' || name.charAt(cp) > '9') {
                return 0;
            }
        }
        return 1;
    }

    /** Creates an interface with a simple cloner. if_clone.c:521; in 9.0 line 557. */
    int ifc_simple_create(IfClone ifc, NameBuf name, int len, CloneParams params) {
        IfcSimpleData ifcs = ifc.ifc_data();
        int[] unit = new int[1];

        int err = ifc_name2unit(name.get(), unit);
        if (err != 0) {
            return err;
        }
        boolean wildcard = unit[0] < 0;

        k.seams.naming.lock(530);
        err = ifc_alloc_unit(ifc, unit);
        if (err != 0) {
            k.seams.naming.unlock();
            return err;
        }

        preempt("the unit is taken, no interface has its name yet");
        err = k.functions.ifcs_create.at(ifcs.ifcs_create()).call(ifc, unit[0], params);
        k.seams.naming.unlock();
        if (err != 0) {
            ifc_free_unit(ifc, unit[0]);
            return err;
        }

        // In the wildcard case, we need to update the name.
        if (wildcard) {
            String full = name.get() + unit[0];
            if (full.length() >= len) {
                // This can only be a programmer error and there is no straightforward way to recover.
                panic("if_clone_create(): interface name too long");
            }
            name.set(full);
        }
        return 0;
    }

    /** Destroys an interface of a simple cloner. if_clone.c:563. */
    int ifc_simple_destroy(IfClone ifc, Ifnet ifp) {
        IfcSimpleData ifcs = ifc.ifc_data();
        int unit = ifp.if_dunit();

        if (unit < ifcs.ifcs_minifs()) {
            return EINVAL;
        }

        k.functions.ifcs_destroy.at(ifcs.ifcs_destroy()).call(ifp);
        ifc_free_unit(ifc, unit);
        return 0;
    }
}
