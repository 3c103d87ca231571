package org.deadc0de.darwin9;

import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Field;
import org.deadc0de.sim.mem.HeapView;
import org.deadc0de.sim.mem.Memory;

/** Names addresses for people. */
final class DarwinNames {
    private DarwinNames() {}

    /** A variable, a function, or a field of an object with what the object is; null when it is nothing known. */
    static String describe(Darwin9 k, long address) {
        DataSegment.Variable variable = k.machine().data().at(address);
        if (variable != null) {
            return withOffset(k, variable, address - variable.address());
        }
        Image.Symbol symbol = k.machine().image().at(address);
        if (symbol != null) {
            return symbol.name();
        }
        HeapView.Chunk chunk = k.zones.chunkAt(address);
        return chunk == null ? null : inChunk(k, chunk, address);
    }

    private static String withOffset(Darwin9 k, DataSegment.Variable variable, long offset) {
        if (offset == 0) {
            return variable.name();
        }
        if (variable.type() != null && !variable.pointer()) {
            Field field =
                    variable.type().fieldAt((int) offset, k.machine().memory().abi());
            if (field != null) {
                return variable.name() + "." + field.name();
            }
        }
        return variable.name() + "+0x" + Long.toHexString(offset);
    }

    private static String inChunk(Darwin9 k, HeapView.Chunk chunk, long address) {
        Memory memory = k.machine().memory();
        long offset = address - chunk.address();
        if (chunk.type() == null) {
            return chunk.kind() + "@0x" + Long.toHexString(chunk.address()) + "+0x" + Long.toHexString(offset);
        }
        String who = chunk.type().name() + "@0x" + Long.toHexString(chunk.address());
        boolean isInterface = chunk.type() == DlilIfnet.TYPE;
        if (isInterface) {
            who = interfaceName(memory, chunk.address());
        } else if (chunk.type() == InIfaddr.TYPE) {
            int sin = Integer.reverseBytes((int) memory.peek(chunk.address() + 0x50, 4));
            who = "in_ifaddr " + DarwinInvariants.dotted(sin);
        } else if (chunk.type() == LckRw.TYPE) {
            String owner = ownerOfLock(k, chunk.address());
            who = owner == null ? who : owner + ".if_lock";
        }
        Field field = isInterface && offset < Ifnet.TYPE.size()
                ? Ifnet.TYPE.fieldAt((int) offset, memory.abi())
                : chunk.type().fieldAt((int) offset, memory.abi());
        if (offset == 0 && !isInterface) {
            return who;
        }
        return field == null ? who + "+0x" + Long.toHexString(offset) : who + "." + field.name();
    }

    /** The name and unit in an interface structure, attached or not. */
    static String interfaceName(Memory memory, long ifp) {
        long name = memory.peek(ifp + Ifnet.IF_NAME.offset(), 4);
        return memory.peekString(name, 16) + memory.peek(ifp + Ifnet.IF_UNIT.offset(), 2);
    }

    private static String ownerOfLock(Darwin9 k, long lock) {
        Memory memory = k.machine().memory();
        long head = k.dlil_c.DLIL_IFNET_HEAD().address();
        for (long at = memory.peek(head, 4);
                at != 0;
                at = memory.peek(at + DlilIfnet.DL_IF_LINK_TQE_NEXT.offset(), 4)) {
            if (memory.peek(at + Ifnet.IF_LOCK.offset(), 4) == lock) {
                return interfaceName(memory, at);
            }
        }
        return null;
    }
}
