package org.deadc0de.darwin9.user;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls.Failure;

/** ~/ifmib: somebody's own ten lines of C, which ask sysctl(3) for IFDATA_GENERAL of an interface by its index. */
final class Ifmib extends Tool {
    private static final int FLAGS = 20;
    private static final int IPACKETS = 32 + 20;
    private static final int OPACKETS = 32 + 28;

    Ifmib(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        if (operands().size() != 1) {
            context.err().print("usage: ifmib index\n");
            return 1;
        }
        String row = operands().get(0);
        Object value = sys.sysctl("net.link.generic.ifdata." + row, null);
        if (value instanceof Failure failure) {
            throw err(1, failure.errno(), row);
        }
        ByteBuffer ifmd = ByteBuffer.wrap((byte[]) value).order(ByteOrder.LITTLE_ENDIAN);
        String name = new String((byte[]) value, 0, 16, StandardCharsets.ISO_8859_1).replaceFirst("\0.*", "");
        printf(
                "%s: flags=%x ipackets %d opackets %d\n",
                name, ifmd.getInt(FLAGS), ifmd.getInt(IPACKETS), ifmd.getInt(OPACKETS));
        return 0;
    }
}
