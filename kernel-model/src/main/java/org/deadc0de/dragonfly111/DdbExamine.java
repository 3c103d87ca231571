package org.deadc0de.dragonfly111;

import java.util.Locale;
import java.util.function.LongFunction;
import org.deadc0de.sim.mem.Memory;

/** ddb/db_examine.c. */
final class DdbExamine {
    private final Memory mem;
    private final DdbOutput out;
    private final LongFunction<String> symbols;

    DdbExamine(Memory mem, DdbOutput out, LongFunction<String> symbols) {
        this.mem = mem;
        this.out = out;
        this.symbols = symbols;
    }

    /** Shows memory from an address on in a format, so many times; gives the address behind it. */
    long run(long start, String format, long count) throws DdbExpression.Bad {
        long address = start;
        for (long n = 0; n < Math.min(count, 0x10000); n++) {
            int size = 4;
            int width = 12;
            for (int i = 0; i < format.length(); i++) {
                if (out.position() == 0) {
                    out.print(name(address) + ":\t");
                }
                char c = format.charAt(i);
                switch (c) {
                    case 'b' -> {
                        size = 1;
                        width = 4;
                    }
                    case 'h' -> {
                        size = 2;
                        width = 8;
                    }
                    case 'l' -> {
                        size = 4;
                        width = 12;
                    }
                    case 'a' -> {
                        out.print(name(get(address, 4)));
                        address += 4;
                    }
                    case 'r', 'x', 'z', 'd', 'u', 'o' -> {
                        out.print(String.format(Locale.ROOT, "%-" + width + "s", number(c, get(address, size), size)));
                        address += size;
                    }
                    case 'c' -> {
                        long value = get(address, 1);
                        address++;
                        out.print(
                                value >= ' ' && value <= '~'
                                        ? String.valueOf((char) value)
                                        : String.format(Locale.ROOT, "\\%03o", value));
                    }
                    case 's' -> {
                        long value = get(address++, 1);
                        for (int most = 0; value != 0 && most < 4096; most++) {
                            out.print(String.valueOf((char) value));
                            value = get(address++, 1);
                        }
                    }
                    default -> throw new DdbExpression.Bad("[format \"" + c + "\" is not modelled]");
                }
                if (out.position() != 0 && "bhl".indexOf(c) < 0) {
                    out.endLine(1 + width);
                }
            }
        }
        return address;
    }

    private static String number(char format, long value, int size) {
        int shift = 64 - 8 * size;
        return switch (format) {
            case 'd' -> Long.toString(value << shift >> shift);
            case 'u' -> Long.toUnsignedString(value);
            case 'o' -> Long.toOctalString(value);
            default -> Long.toHexString(value);
        };
    }

    private long get(long address, int size) throws DdbExpression.Bad {
        if (!mem.isMapped(address, size)) {
            out.finish();
            throw new DdbExpression.Bad("*** error reading from address " + Long.toHexString(address) + " ***");
        }
        return mem.peek(address, size);
    }

    private String name(long address) {
        String name = symbols.apply(address);
        return name == null ? "0x" + Long.toHexString(address) : name;
    }
}
