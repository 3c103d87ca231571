package org.deadc0de.weave;

import java.util.function.IntUnaryOperator;
import org.deadc0de.sim.crash.KernelCode;
import org.deadc0de.sim.crash.KernelSource;
import org.deadc0de.sim.crash.KernelStack;

/** A file that no kernel has, with every shape of Java a kernel function is written in. */
// spotless:off  where a line ends is what is tested here
@KernelSource("sys/net/if_woven.c")
final class If_woven_c extends KernelCode {
    final KernelStack stack = new KernelStack();
    Runnable probe = () -> {};

    @Override
    protected KernelStack kernelStack() {
        return stack;
    }

    @Override
    public String toString() {
        return "if_woven.c";
    }

    int woven_add(int a, int b) {
        probe.run();
        return a + b;
    }

    void woven_words(byte b, short s, char c, boolean flag, int i, long l, Softc sc, String text, int ninth) {
        probe.run();
    }

    void woven_pointers(Softc sc, Object none, double d, Softc after) {
        probe.run();
    }

    int woven_outer(int a) {
        // A comment, and the blank line below it, are no places.

        int sum = woven_add(a, 1);
        sum += woven_add(sum, 2);
        probe.run();
        return sum;
    }

    void woven_fault(Softc sc, int depth) {
        if (depth > 0) {
            woven_fault(sc, depth - 1);
        } else {
            WOVEN_MACRO(depth);
            throw new Fault();
        }
    }

    int WOVEN_MACRO(int a) {
        probe.run();
        return a
                + 1;
    }

    int WOVEN_2(int a) {
        return WOVEN_MACRO(a);
    }

    int woven_by_macro(int a) {
        return WOVEN_2(a);
    }

    int woven_lambda(int a) {
        IntUnaryOperator twice = x -> {
            probe.run();
            return x
                    + x;
        };
        return twice.applyAsInt(a);
    }

    static int woven_static(int a) {
        return a + 1;
    }

    int woven_nested_lambda(int a) {
        IntUnaryOperator outer = x -> {
            IntUnaryOperator inner = y -> woven_add(x, y);
            return inner.applyAsInt(a);
        };
        return outer.applyAsInt(a);
    }

    long woven_loop(long from, int n, double factor) {
        long sum = from;
        for (int i = 0; i < n; i++) {
            if (i == 3) {
                continue;
            }
            long square = (long) i * i;
            sum += square;
        }
        double scaled = sum * factor;
        return (long) scaled;
    }

    void woven_loop_first(int[] left) {
        while (true) {
            if (left[0]-- == 0) {
                return;
            }
        }
    }

    int woven_do(int n) {
        int turns = 0;
        do {
            turns++;
            n >>= 1;
        } while (n != 0);
        return turns;
    }

    @SuppressWarnings("StatementSwitchToExpressionSwitch") // falling through is a shape too
    int woven_table(int code) {
        switch (code) {
            case 0:
                return 10;
            case 1:
            case 2:
                code += 5;
                break;
            case 3:
                code = woven_add(code, code);
                break;
            default:
                code = -1;
        }
        return code;
    }

    int woven_lookup(String word) {
        return switch (word) {
            case "up" -> 1;
            case "down" -> {
                int two = 2;
                yield two;
            }
            default -> woven_add(0, word.length());
        };
    }

    int woven_catch(int a) {
        int result = 0;
        try {
            result = 100 / a;
        } catch (ArithmeticException e) {
            result = -1;
        } finally {
            result += 1000;
        }
        return result;
    }

    /** A branch inside a constructor's arguments, on a line of its own: the object has no constructor called yet. */
    long woven_new(boolean high, int a) {
        Softc sc =
                new Softc(
                        high
                                ? 0x80000000L
                                        + woven_add(a, 0)
                                : woven_add(a, 1));
        return sc.address()
                + new Softc(high ? 1 : 2).address();
    }

    int woven_operands(int a, int b) {
        return woven_add(a, b)
                * (a
                        > b
                        ? woven_add(b, 1)
                        : woven_add(a, 1))
                + woven_add(
                        a,
                        woven_add(b, b));
    }

    int woven_sections(Object lock, int a) {
        synchronized (lock) {
            return woven_add(a, a);
        }
    }

    <T extends Softc> long woven_generic(T sc) {
        probe.run();
        T other = sc;
        return other == null ? 0 : other.address();
    }

    private int woven_private(int a) {
        probe.run();
        return a;
    }

    int woven_calls_private(int a) {
        return woven_private(a);
    }

    int woven_one_line(int a) { int b = 2; return a + b; }
}
// spotless:on
