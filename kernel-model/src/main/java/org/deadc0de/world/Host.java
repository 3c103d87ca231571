package org.deadc0de.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.deadc0de.kernel.Console;
import org.deadc0de.kernel.Disk;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Kernel;
import org.deadc0de.kernel.KernelRelease;
import org.deadc0de.kernel.Killed;
import org.deadc0de.kernel.Machine;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.ProcessTable;
import org.deadc0de.kernel.Program;
import org.deadc0de.kernel.ProgramContext;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.crash.Breakpoint;
import org.deadc0de.sim.crash.Crash;
import org.deadc0de.sim.crash.Image;
import org.deadc0de.sim.mem.DataSegment;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.time.Clock;

/** One machine of a world: a booted kernel, its processes and its console. */
public final class Host {
    private final World world;
    private final HostSetup setup;
    private final FixSet fixes;
    private final Disk disk = new Disk();
    private UserMode.Values values;
    private Machine machine;
    private Kernel kernel;
    private Proc shell;
    private Crash crash;
    private List<Clock.Timers> timers = List.of();

    Host(World world, HostSetup setup) throws FixSet.Refused, UnknownOption {
        this.world = world;
        this.setup = setup;
        fixes = FixSet.of(setup.release(), setup.fixes());
        for (Map.Entry<String, String> option : setup.options().entrySet()) {
            check(setup.release(), option.getKey(), option.getValue());
        }
    }

    private static void check(KernelRelease release, String option, String value) throws UnknownOption {
        if (!release.options().containsKey(option)) {
            throw new UnknownOption(release.name() + " has no option called \"" + option + "\"; it has "
                    + String.join(", ", release.options().keySet()));
        }
        String values = release.optionValues().getOrDefault(option, "on|off");
        int dots = values.indexOf("..");
        if (dots < 0) {
            if (!List.of(values.split("\\|")).contains(value)) {
                throw new UnknownOption("option " + option + " of " + release.name() + " cannot be \"" + value
                        + "\"; it is one of " + values.replace("|", ", "));
            }
            return;
        }
        int least = Integer.parseInt(values.substring(0, dots));
        int most = Integer.parseInt(values.substring(dots + 2));
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new UnknownOption("option " + option + " of " + release.name() + " cannot be \"" + value
                    + "\"; it is a number from " + least + " to " + most);
        }
    }

    /** An option that the kernel does not have, or a value that the option cannot have. The message is for people. */
    public static final class UnknownOption extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownOption(String message) {
            super(message);
        }
    }

    public HostSetup setup() {
        return setup;
    }

    public String name() {
        return setup.name();
    }

    public Machine machine() {
        return machine;
    }

    public Kernel kernel() {
        return kernel;
    }

    public Console console() {
        return machine.console();
    }

    /** The process of the interactive shell, in whose name built-in commands make system calls. */
    public Proc shell() {
        return shell;
    }

    /** How its kernel crashed, or null while it runs. */
    public Crash crash() {
        return crash;
    }

    /** Boots, or boots afresh after a crash: nothing of the old kernel remains. */
    public void boot() {
        for (SimThread thread : new ArrayList<>(world.sched().threads())) {
            if (thread.host().equals(name())) {
                world.sched().abandon(thread);
            }
        }
        crash = null;
        values = new UserMode.Values();
        timers.forEach(world.clock()::remove);
        List<Clock.Timers> ofOthers = world.clock().sources();
        Map<String, String> options = new LinkedHashMap<>(setup.release().options());
        options.putAll(setup.options());
        Memory memory = new Memory(setup.release().abi());
        machine = new Machine(
                name(),
                world.sched(),
                world.clock(),
                memory,
                new Image(setup.release().textStart()),
                new DataSegment(memory, setup.release().dataStart()),
                new Console(memory.journal()),
                new ProcessTable(memory.journal()),
                options,
                world.seed(),
                disk);
        kernel = setup.release().build(machine, fixes);
        kernel.boot();
        timers = world.clock().sources().stream()
                .filter(each -> !ofOthers.contains(each))
                .toList();
        shell = kernel.shell();
        kernel.launcher(this::launch);
        Lines.join(world.hosts());
    }

    /** Whether it has a program of that name. */
    public boolean has(String program) {
        return kernel.program(program) != null;
    }

    /**
     * Starts a program as a new process of the shell; it runs when the world lets it.
     *
     * @param in its whole standard input
     * @throws IllegalArgumentException when there is no such program
     */
    public Proc spawn(Invocation invocation, ProgramContext.TextSink out, ProgramContext.TextSink err, String in) {
        Program program = kernel.program(invocation.program());
        if (program == null) {
            throw new IllegalArgumentException(invocation.program() + " is no program of " + name());
        }
        Proc process = newProcess(
                shell,
                invocation.program().substring(invocation.program().lastIndexOf('/') + 1),
                String.join(" ", invocation.argv()));
        Syscalls calls = kernel.syscalls(process);
        ProgramContext context = new ProgramContext(
                invocation,
                calls.isAll() ? new UserMode(calls, world.sched(), process, values) : calls,
                out,
                err,
                in,
                process);
        start(process, () -> live(process, program, context));
        return process;
    }

    private void launch(Invocation invocation, Proc parent) {
        Program program = kernel.program(invocation.program());
        Proc process = newProcess(parent, invocation.program(), String.join(" ", invocation.argv()));
        ProgramContext context =
                new ProgramContext(invocation, kernel.syscalls(process), text -> {}, text -> {}, "", process);
        start(process, () -> live(process, program, context));
    }

    /**
     * Starts code of ours as a new process of the shell, such as a subshell.
     *
     * @param name what p_comm holds
     * @param body gives the exit status
     */
    public Proc spawn(String name, String command, ToIntFunction<Proc> body) {
        Proc process = newProcess(shell, name, command);
        start(process, () -> live(process, context -> body.applyAsInt(process), null));
        return process;
    }

    private Proc newProcess(Proc parent, String name, String command) {
        Proc process = machine.processes()
                .add(new Proc(
                        machine.memory().journal(),
                        machine.processes().takePid(),
                        parent.pid(),
                        name,
                        command,
                        parent.terminal(),
                        "",
                        machine.clock().now()));
        parent.descriptors().forEach(process::setDescriptor);
        return process;
    }

    /** Lets the shell itself do something that makes system calls, on a thread of its own. */
    public SimThread asShell(Runnable body) {
        return start(shell, () -> {
            body.run();
            kernel.exitThread();
        });
    }

    private SimThread start(Proc process, Runnable body) {
        SimThread thread = world.sched().spawn(name(), kernel.threadId(process), process.pid(), process.name(), body);
        kernel.adopt(thread);
        process.thread(thread);
        return thread;
    }

    private void live(Proc process, Program program, ProgramContext context) {
        int status = 0;
        int signal = 0;
        try {
            status = program.main(context);
        } catch (Killed killed) {
            signal = killed.signal();
        }
        kernel.exit(process);
        if (signal != 0) {
            process.killedBy(signal);
        } else {
            process.exited(status & 0xff);
        }
    }

    /** Takes note that its kernel crashed: everything stops, the console shows what that kernel prints. */
    void crashed(Crash how) {
        crash = how;
        world.sched().freeze(name());
        kernel.report(how);
    }

    /** Lets the machine go on that its debugger held. Only after a {@link Breakpoint}. */
    public void goOn() {
        if (crash == null || !(crash.cause() instanceof Breakpoint)) {
            throw new IllegalStateException(name() + " is not held by its debugger");
        }
        crash = null;
        world.sched().thaw(name());
    }

    /** The processes that have a simulated thread and have not ended. */
    public List<Proc> running() {
        List<Proc> list = new ArrayList<>();
        for (Proc process : machine.processes().all()) {
            if (process.thread() != null && process != shell && !process.hasEnded()) {
                list.add(process);
            }
        }
        return list;
    }
}
