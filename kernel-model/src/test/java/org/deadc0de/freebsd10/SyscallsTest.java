package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.Errno;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.Killed;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.SimThread;
import org.junit.jupiter.api.Test;

/** The way from a program into the kernel and out again. */
class SyscallsTest {
    @Test
    void anIoctlGoesThroughTheSocketLayerToTheProtocol() throws Exception {
        Box box = new Box();
        List<String> seen = new ArrayList<>();
        box.k.uipc_socket_c.PR_REGISTER("PF_TEST", "SOCK_DGRAM", new Protosw() {
            @Override
            public int pr_ctloutput(Socket so, String option, Object value, Kthread td) {
                seen.add(option + " of socket type " + so.so_type());
                box.sched.currentStack().frames().forEach(frame -> seen.add(frame.function()));
                return 0;
            }
        });

        box.program(sys -> {
            int s = sys.socket("PF_TEST", "SOCK_DGRAM", 0);
            sys.setsockopt(s, "SO_USELOOPBACK", 1);
        });

        assertThat(seen).containsExactly("SO_USELOOPBACK of socket type 2", "sosetopt", "sys_setsockopt");
    }

    @Test
    void aDescriptorThatIsNotOpenGivesEbadf() throws Exception {
        Box box = new Box();
        List<Integer> results = new ArrayList<>();

        box.program(sys -> {
            results.add(sys.ioctl(7, "SIOCGIFFLAGS", new IfReq("em0")));
            results.add(sys.close(7));
        });

        assertThat(results).containsExactly(-Errno.EBADF, -Errno.EBADF);
    }

    @Test
    void sysctlGivesTheOldValueAndTakesTheNewOne() throws Exception {
        Box box = new Box();
        List<Object> values = new ArrayList<>();

        box.program(sys -> {
            values.add(sys.sysctl("debug.witness.kdb", 1));
            values.add(sys.sysctl("debug.witness.kdb", null));
            values.add(sys.sysctl("kern.nothing", null));
        });

        assertThat(values).containsExactly(0, 1, new Syscalls.Failure(Errno.ENOENT));
    }

    @Test
    void aSignalEndsASleepingProcessOnItsWayOut() throws Exception {
        Box box = new Box();
        List<String> seen = new ArrayList<>();
        Proc[] sleeper = new Proc[1];
        sleeper[0] = box.start("sleep", sys -> {
            try {
                sys.nanosleep(1_000_000_000_000L);
            } catch (Killed killed) {
                seen.add("killed by " + killed.signal() + " at " + box.clock.now());
                throw killed;
            }
        });
        SimThread thread = sleeper[0].thread();

        box.start("kill", sys -> {
            seen.add(box.k.processState(sleeper[0]) + " " + thread.waitMessage());
            sys.kill(sleeper[0].pid(), 15);
        });
        box.run();

        assertThat(seen).containsExactly("S nanslp", "killed by 15 at 0");
    }

    @Test
    void modulesBringTheModulesTheyNeedAndTakeThemAway() throws Exception {
        Box box = new Box();
        List<String> log = new ArrayList<>();
        box.k.kern_linker_c.MODULE(
                "testdep", List.of(), () -> note(log, "load testdep"), () -> note(log, "unload testdep"));
        box.k.kern_linker_c.MODULE(
                "test", List.of("testdep"), () -> note(log, "load test"), () -> note(log, "unload test"));

        box.program(sys -> {
            log.add("id " + sys.moduleLoad("if_none"));
            log.add("id " + sys.moduleLoad("test"));
            log.add("id " + sys.moduleLoad("test"));
            log.add("error " + sys.moduleUnload("test"));
        });

        assertThat(log)
                .containsExactly(
                        "id " + -Errno.ENOENT,
                        "load testdep",
                        "load test",
                        "id 2",
                        "id " + -Errno.EEXIST,
                        "unload test",
                        "unload testdep",
                        "error 0");
    }

    private static int note(List<String> log, String what) {
        log.add(what);
        return 0;
    }
}
