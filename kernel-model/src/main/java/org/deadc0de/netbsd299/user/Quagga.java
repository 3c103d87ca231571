package org.deadc0de.netbsd299.user;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;

/** What the daemons of Quagga 0.99.0 have in common: options, configuration, log, timers and the event loop. */
abstract class Quagga implements Program {
    static final int ERR = 3;
    static final int NOTICE = 5;
    static final int INFO = 6;
    static final String ZSERV = "/tmp/.zserv";
    private static final long SECOND = 1_000_000_000L;

    private final String name;
    private final String banner;

    Quagga(String name, String banner) {
        this.name = name;
        this.banner = banner;
    }

    /** A daemon at work. */
    abstract static class Daemon {
        final NetBsdSyscalls sys;
        final List<String> config = new ArrayList<>();
        private final List<Timer> timers = new ArrayList<>();
        private boolean logs;
        private boolean stops;

        Daemon(NetBsdSyscalls sys) {
            this.sys = sys;
        }

        private record Timer(long due, Object key, Runnable action) {}

        /** Does something so many seconds from now. */
        final void after(double seconds, Object key, Runnable action) {
            timers.add(new Timer(sys.uptime() + (long) (seconds * SECOND), key, action));
        }

        /** Forgets what was to be done under a key. */
        final void cancel(Object key) {
            timers.removeIf(timer -> timer.key().equals(key));
        }

        /** One line of the log; every target is off unless the configuration says {@code log syslog}. */
        final void zlog(int level, String text) {
            if (logs) {
                sys.syslog(level, text);
            }
        }

        abstract void start();

        abstract List<Integer> descriptors();

        abstract void readable(int descriptor);

        /** Ends the event loop. */
        void terminate() {
            stops = true;
        }

        final int run(String banner) {
            logs = config.contains("log syslog");
            for (int signal : new int[] {NetBsdSyscalls.SIGHUP, NetBsdSyscalls.SIGINT, NetBsdSyscalls.SIGTERM}) {
                sys.signal(signal, NetBsdSyscalls.Disposition.CATCH);
            }
            zlog(NOTICE, banner);
            start();
            while (!stops) {
                List<Integer> ready = sys.select(descriptors(), untilNextTimer());
                long signals = sys.takeSignals();
                if ((signals & 1L << NetBsdSyscalls.SIGHUP - 1) != 0) {
                    zlog(INFO, "SIGHUP received");
                }
                if ((signals & (1L << NetBsdSyscalls.SIGINT - 1 | 1L << NetBsdSyscalls.SIGTERM - 1)) != 0) {
                    zlog(NOTICE, "Terminating on signal");
                    terminate();
                    continue;
                }
                runTimers();
                if (ready != null) {
                    for (int descriptor : ready) {
                        if (descriptors().contains(descriptor)) {
                            readable(descriptor);
                        }
                    }
                }
            }
            return 0;
        }

        private long untilNextTimer() {
            long next = Long.MAX_VALUE;
            for (Timer timer : timers) {
                next = Math.min(next, timer.due());
            }
            if (next == Long.MAX_VALUE) {
                return 0;
            }
            long wait = next - sys.uptime();
            return wait <= 0 ? -1 : wait;
        }

        private void runTimers() {
            long now = sys.uptime();
            for (Timer timer : List.copyOf(timers)) {
                if (timer.due() <= now && timers.remove(timer)) {
                    timer.action().run();
                }
            }
        }
    }

    abstract Daemon daemon(NetBsdSyscalls sys);

    @Override
    public int main(ProgramContext context) {
        NetBsdSyscalls sys = (NetBsdSyscalls) context.sys();
        Invocation invocation = context.invocation();
        String file = "/usr/pkg/etc/" + name + ".conf";
        boolean detach = false;
        List<String> words = invocation.arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-d")) {
                detach = true;
            } else if (word.equals("-f") && i + 1 < words.size()) {
                file = words.get(++i);
            } else if (word.equals("-v")) {
                context.out().print(name + " version 0.99.0\nCopyright 1996-2005 Kunihiro Ishiguro, et al.\n");
                return 0;
            } else if (word.equals("-h")) {
                context.out().print("Usage : " + name + " [OPTION...]\n");
                return 0;
            } else {
                context.err().print("Try `" + name + " --help' for more information.\n");
                return 1;
            }
        }
        String text = sys.readFile(file);
        if (text == null) {
            context.err().print("can't open configuration file [" + file + "]\n");
            return 1;
        }
        List<String> lines = text.lines().map(String::strip).toList();
        if (!detach) {
            return run(sys, lines);
        }
        sys.fork(name, "/usr/pkg/sbin/" + name + " -d", List.of(), child -> run((NetBsdSyscalls) child.sys(), lines));
        return 0;
    }

    private int run(NetBsdSyscalls sys, List<String> lines) {
        Daemon daemon = daemon(sys);
        daemon.config.addAll(lines);
        return daemon.run(banner);
    }
}
