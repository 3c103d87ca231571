package org.deadc0de.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deadc0de.grammar.AndOr;
import org.deadc0de.grammar.Arithmetic;
import org.deadc0de.grammar.Command;
import org.deadc0de.grammar.Line;
import org.deadc0de.grammar.MetaCommand;
import org.deadc0de.grammar.Pipeline;
import org.deadc0de.grammar.ReadResult;
import org.deadc0de.grammar.Redirection;
import org.deadc0de.grammar.ShellCommand;
import org.deadc0de.grammar.ShellVisitor;
import org.deadc0de.grammar.Word;
import org.deadc0de.kernel.Invocation;
import org.deadc0de.kernel.Proc;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.world.Host;

/** Runs the shell's lists, loops and commands: the interactive shell itself, or a subshell in the background. */
final class Shell {
    private static final int USAGE = 2;
    private static final int CANNOT_RUN = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNALLED = 128;
    private static final int LONGEST_ARGUMENTS = 262_144; // ARG_MAX
    private static final int MOST_JOBS = 200;
    private static final int O_WRONLY = 0x1;
    private static final int O_RDWR = 0x2;
    private static final int O_APPEND = 0x8;
    private static final int O_CREAT = 0x200;
    private static final int O_TRUNC = 0x400;

    private final Session session;
    private final Host host;
    private final Waiter waiter;
    private final boolean isSubshell;
    private final Variables variables;
    private final Invocations invocations = new Invocations();
    private int status;

    Shell(Session session, Host host, Waiter waiter, Variables variables, boolean isSubshell) {
        this.session = session;
        this.host = host;
        this.waiter = waiter;
        this.variables = variables.of(this::special);
        this.isSubshell = isSubshell;
    }

    int status() {
        return status;
    }

    void status(int newStatus) {
        status = newStatus;
    }

    void runAll(List<Line> lines, Streams streams) {
        for (Line line : lines) {
            if (line.background()) {
                startJob(line, streams);
            } else {
                run(line.andOr(), streams);
            }
        }
    }

    private void run(AndOr andOr, Streams streams) {
        run(andOr.first(), streams);
        for (AndOr.Link link : andOr.rest()) {
            if (link.operator() == AndOr.Operator.AND == (status == 0)) {
                run(link.pipeline(), streams);
            }
        }
    }

    private void run(Pipeline pipeline, Streams streams) {
        List<ShellCommand> commands = pipeline.commands();
        String in = streams.in();
        for (int i = 0; i < commands.size(); i++) {
            boolean isLast = i == commands.size() - 1;
            Collected piped = new Collected();
            Streams here = streams.withIn(in);
            run(commands.get(i), isLast ? here : here.withOut(piped), i > 0);
            in = piped.toString();
        }
    }

    private void run(ShellCommand command, Streams streams, boolean piped) {
        try {
            runUnguarded(command, streams, piped);
        } catch (Arithmetic.Wrong wrong) {
            streams.err().print(wrong.getMessage() + "\n");
            status = USAGE;
        }
    }

    private void runUnguarded(ShellCommand command, Streams streams, boolean piped) {
        command.accept(new ShellVisitor<Void>() {
            @Override
            public Void visitSimpleCommand(ShellCommand.SimpleCommand simple) {
                runSimple(simple, streams, piped);
                return null;
            }

            @Override
            public Void visitFor(ShellCommand.For loop) {
                List<String> values = new ArrayList<>();
                loop.words().forEach(word -> values.addAll(expand(word)));
                withRedirections(loop.redirections(), streams, inner -> {
                    for (String value : values) {
                        session.countCommand();
                        variables.set(loop.variable(), value);
                        runAll(loop.body(), inner);
                    }
                });
                return null;
            }

            @Override
            public Void visitWhile(ShellCommand.While loop) {
                withRedirections(loop.redirections(), streams, inner -> {
                    int last = 0;
                    while (true) {
                        session.countCommand();
                        runAll(loop.condition(), inner);
                        if (status != 0) {
                            break;
                        }
                        runAll(loop.body(), inner);
                        last = status;
                    }
                    status = last;
                });
                return null;
            }

            @Override
            public Void visitRepeat(ShellCommand.Repeat repeat) {
                String count = String.join(" ", repeat.count().expand(variables));
                if (!count.matches("[0-9]{1,9}")) {
                    streams.err().print("repeat: Badly formed number.\n");
                    status = 1;
                    return null;
                }
                for (int i = Integer.parseInt(count); i > 0; i--) {
                    session.countCommand();
                    run(repeat.command(), streams, piped);
                }
                return null;
            }
        });
    }

    // ---- simple commands -----------------------------------------------------------------------------------------

    private void runSimple(ShellCommand.SimpleCommand simple, Streams streams, boolean piped) {
        session.countCommand();
        if (simple.words().isEmpty() && !simple.assignments().isEmpty()) {
            withRedirections(simple.redirections(), streams, inner -> assign(simple, inner));
            return;
        }
        Command command = read(simple, streams);
        if (command == null) {
            return;
        }
        if (command instanceof Command.Exec exec && exec.words().isEmpty()) {
            redirectShell(simple.redirections(), streams);
            return;
        }
        withRedirections(simple.redirections(), streams, inner -> {
            Optional<Invocation> invocation = command.accept(invocations);
            if (invocation.isEmpty()) {
                runBuiltin(command, inner);
            } else if (Filters.has(invocation.get().program())) {
                runFilter(invocation.get(), inner, piped);
            } else if (invocation.get().program().equals("man") && !host.has("man")) {
                showManual(invocation.get(), inner);
            } else if (!isSubshell && invocation.get().program().equals("reboot")) {
                String booted = session.reboot().text();
                host.console().print(booted); // The console of before is gone with its machine.
                throw new Stop(Result.Ending.DONE, 0);
            } else {
                Proc process = spawn(invocation.get(), inner);
                if (process != null) {
                    finish(process);
                }
            }
        });
    }

    private void finish(Proc process) {
        waiting(() -> finish(process));
        waiter.await(host, process);
        waiting(null);
        reap(process);
        int signal = process.endedBySignal();
        status = signal != 0 ? SIGNALLED + signal : process.exitStatus();
    }

    /** A subshell is stopped and goes on with the machine; this one has to be told. */
    private void waiting(Runnable again) {
        if (!isSubshell) {
            session.foreground(again);
        }
    }

    private void assign(ShellCommand.SimpleCommand simple, Streams streams) {
        try {
            for (ShellCommand.Assignment assignment : simple.assignments()) {
                variables.set(assignment.name(), assignment.value().expandWhole(variables));
            }
            status = 0;
        } catch (Arithmetic.Wrong wrong) {
            streams.err().print(wrong.getMessage() + "\n");
            status = USAGE;
        }
    }

    /** What a word becomes: its variables' values, and the files of a pattern where there are any. */
    private List<String> expand(Word word) {
        if (word.isPattern()) {
            List<String> files = Globs.matches(word, variables, host.kernel().syscalls(host.shell())::list);
            if (!files.isEmpty()) {
                return files;
            }
        }
        return word.expand(variables);
    }

    /** The command that the words of a simple command expand to; null when it cannot be understood, which has been said. */
    private Command read(ShellCommand.SimpleCommand simple, Streams streams) {
        List<String> argv = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        try {
            int length = 0;
            for (Word word : simple.words()) {
                for (String text : expand(word)) {
                    argv.add(text);
                    columns.add(word.column());
                    length += text.length() + 1;
                }
            }
            if (length > LONGEST_ARGUMENTS) {
                streams.err().print(complaints().argumentsTooLong(argv.get(0)));
                status = CANNOT_RUN;
                return null;
            }
        } catch (Arithmetic.Wrong wrong) {
            streams.err().print(wrong.getMessage() + "\n");
            status = USAGE;
            return null;
        }
        ReadResult<Command> result = session.readings().command(argv, columns);
        if (result instanceof ReadResult.Refused<Command> refused) {
            String hint = refused.suggestion()
                    .map(near -> " (did you mean \"" + near + "\"?)")
                    .orElse("");
            streams.err().print(refused.message() + hint + "\n");
            status = USAGE;
            return null;
        }
        return ((ReadResult.Parsed<Command>) result).value();
    }

    /** What {@code $?} and {@code $!} stand for; null for any other name. */
    private String special(String name) {
        return switch (name) {
            case "?" -> String.valueOf(status);
            case "!" ->
                session.jobs().last() == null
                        ? ""
                        : String.valueOf(session.jobs().last().pid());
            default -> null;
        };
    }

    private Complaints complaints() {
        return Complaints.of(host);
    }

    private Proc spawn(Invocation typed, Streams streams) {
        Invocation invocation = withJobsAsPids(typed, streams);
        if (invocation == null) {
            return null;
        }
        if (!host.has(invocation.program())) {
            streams.err().print(host.kernel().commandNotFound(invocation.program()));
            status = NOT_FOUND;
            return null;
        }
        Proc process = host.spawn(invocation, streams.out(), streams.err(), streams.in());
        session.letter(process);
        return process;
    }

    /** kill is a builtin where jobs are concerned: {@code %1} becomes the job's process number. */
    private Invocation withJobsAsPids(Invocation typed, Streams streams) {
        if (!typed.program().equals("kill")) {
            return typed;
        }
        List<org.deadc0de.kernel.Clause> targets = new ArrayList<>();
        List<String> argv = new ArrayList<>(typed.argv());
        for (String target : typed.operands()) {
            if (target.startsWith("%")) {
                Job job = session.jobs().named(target);
                if (job == null) {
                    streams.err().print(complaints().noSuchJob("kill", target));
                    status = 1;
                    return null;
                }
                String pid = String.valueOf(job.process.pid());
                targets.add(new org.deadc0de.kernel.Clause("", List.of(pid)));
                argv.replaceAll(word -> word.equals(target) ? pid : word);
            } else {
                targets.add(new org.deadc0de.kernel.Clause("", List.of(target)));
            }
        }
        return new Invocation(argv, typed.options(), typed.subject(), typed.family(), targets);
    }

    private void runFilter(Invocation invocation, Streams streams, boolean piped) {
        String in = streams.in();
        List<String> files = Filters.files(invocation);
        if (!files.isEmpty()) {
            Collected contents = new Collected();
            List<String> cat = new ArrayList<>(List.of("cat"));
            cat.addAll(files);
            Proc reader = spawn(Invocation.ofWords(cat), streams.withOut(contents));
            if (reader == null) {
                return;
            }
            waiter.await(host, reader);
            reap(reader);
            in = contents.toString();
        } else if (!piped && in.isEmpty()) {
            streams.err()
                    .print(invocation.program() + ": nothing to read: give it a file, or a pipe that leads to it\n");
            status = USAGE;
            return;
        }
        Filters.Filtered filtered = Filters.run(invocation, in);
        streams.err().print(filtered.complaint());
        streams.out().print(filtered.text());
        status = filtered.status();
    }

    // ---- builtins ------------------------------------------------------------------------------------------------

    private void runBuiltin(Command command, Streams streams) {
        if (command instanceof Command.Echo echo) {
            streams.out().print(String.join(" ", echo.words()) + (echo.newline() ? "\n" : ""));
            status = 0;
        } else if (command instanceof Command.Test test) {
            TestExpression.Verdict verdict = TestExpression.judge(test);
            streams.err().print(verdict.complaint());
            status = verdict.status();
        } else if (command instanceof Command.True) {
            status = 0;
        } else if (command instanceof Command.False) {
            status = 1;
        } else if (command instanceof Command.Exit exit) {
            String text = exit.status().orElse(String.valueOf(status));
            int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) & 0xff : USAGE;
            throw new Stop(Result.Ending.QUIT, number);
        } else if (command instanceof Command.Jobs) {
            List<Job> all = session.jobs().all();
            all.forEach(job -> streams.out().print(job.line(Jobs.mark(all, job)) + "\n"));
            status = 0;
        } else if (command instanceof Command.Wait wait) {
            await(wait.targets(), streams);
        } else if (command instanceof Command.Exec) {
            streams.err()
                    .print("exec: only redirections are kept (exec 3<>/dev/tap0); programs are run without exec\n");
            status = USAGE;
        } else if (command instanceof MetaCommand meta) {
            if (isSubshell) {
                streams.err().print(meta.argv().get(0) + ": not in the background\n");
                status = USAGE;
            } else {
                status = session.meta(meta, streams);
            }
        }
    }

    /** A process that was waited for leaves the table, as wait4(2) makes it. */
    private void reap(Proc process) {
        if (process.hasEnded()) {
            host.machine().processes().remove(process);
        }
    }

    private void showManual(Invocation invocation, Streams streams) {
        if (invocation.operands().isEmpty()) {
            streams.err().print("What manual page do you want?\n");
            status = 1;
            return;
        }
        status = 0;
        for (String name : invocation.operands()) {
            List<String> page = Manual.page(host, name);
            if (page == null) {
                streams.err().print("No manual entry for " + name + "\n");
                status = 1;
            } else {
                streams.out().print(String.join("\n", page) + "\n");
            }
        }
    }

    private void await(List<String> targets, Streams streams) {
        waiting(() -> await(targets, streams));
        awaitJobs(targets, streams);
        waiting(null);
    }

    private void awaitJobs(List<String> targets, Streams streams) {
        status = 0;
        if (targets.isEmpty()) {
            for (Job job : session.jobs().all()) {
                waiter.await(job.host, job.process);
            }
            session.jobs().reap();
            return;
        }
        for (String target : targets) {
            Job job = session.jobs().takeForWait(target);
            if (job == null) {
                streams.err().print(complaints().noSuchJob("wait", target));
                status = NOT_FOUND;
            } else {
                if (!job.process.hasEnded()) {
                    waiter.await(job.host, job.process);
                }
                status = job.status();
            }
        }
    }

    // ---- jobs ----------------------------------------------------------------------------------------------------

    private void startJob(Line line, Streams streams) {
        session.countCommand();
        if (session.jobs().count() >= MOST_JOBS) {
            streams.err().print(complaints().cannotFork());
            status = USAGE;
            return;
        }
        AndOr andOr = line.andOr();
        ShellCommand only = andOr.rest().isEmpty() && andOr.first().commands().size() == 1
                ? andOr.first().commands().get(0)
                : null;
        Proc process = only instanceof ShellCommand.SimpleCommand simple ? startProgram(simple, streams) : null;
        if (process == null && only instanceof ShellCommand.SimpleCommand && status == NOT_FOUND) {
            return;
        }
        if (process == null) {
            process = startSubshell(line, streams);
        }
        session.started(host, process, line.source());
        status = 0;
    }

    /** Starts a program without a shell around it; null when that is not what the command is. */
    private Proc startProgram(ShellCommand.SimpleCommand simple, Streams streams) {
        if (!simple.redirections().stream().allMatch(this::needsNoFile)) {
            return null;
        }
        Command command = read(simple, streams);
        if (command == null) {
            status = NOT_FOUND;
            return null;
        }
        status = 0;
        Optional<Invocation> invocation = command.accept(invocations);
        if (invocation.isEmpty() || Filters.has(invocation.get().program())) {
            return null;
        }
        Proc[] process = new Proc[1];
        withRedirections(simple.redirections(), streams, inner -> process[0] = spawn(invocation.get(), inner));
        if (process[0] == null) {
            status = NOT_FOUND;
        }
        return process[0];
    }

    private boolean needsNoFile(Redirection redirection) {
        return redirection.kind() == Redirection.Kind.DUPLICATE
                || redirection.target().literal().filter("/dev/null"::equals).isPresent();
    }

    private Proc startSubshell(Line line, Streams streams) {
        Variables copy = variables.copy();
        Proc process = host.spawn("sh", line.source(), self -> {
            Shell inner = new Shell(session, host, Waiter.inside(session.world()), copy, true);
            try {
                inner.runAll(
                        List.of(new Line(line.andOr(), false, line.source(), line.lineNumber(), line.column())),
                        streams);
                return inner.status();
            } catch (Stop stop) {
                return stop.status;
            }
        });
        session.letter(process);
        return process;
    }

    /** Starts a subshell that runs some lines when every job has ended. */
    Proc startAfterJobs(List<Line> lines, Streams streams) {
        Variables copy = variables.copy();
        List<Job> first = session.jobs().all();
        return host.spawn("sh", "wait", self -> {
            Waiter inside = Waiter.inside(session.world());
            for (Job job : first) {
                inside.await(job.host, job.process);
            }
            Shell inner = new Shell(session, host, inside, copy, true);
            try {
                inner.runAll(lines, streams);
                return inner.status();
            } catch (Stop stop) {
                return stop.status;
            }
        });
    }

    // ---- redirections --------------------------------------------------------------------------------------------

    /** What runs with redirected streams. */
    @FunctionalInterface
    private interface Redirected {
        void run(Streams streams);
    }

    private void withRedirections(List<Redirection> redirections, Streams streams, Redirected body) {
        Streams inner = streams;
        List<Runnable> afterwards = new ArrayList<>();
        for (Redirection redirection : redirections) {
            String target = String.join(" ", redirection.target().expand(variables));
            switch (redirection.kind()) {
                case WRITE, APPEND -> {
                    Collected text = new Collected();
                    boolean discards = target.equals("/dev/null");
                    if (!discards && !openForWriting(target, redirection.kind(), text, afterwards, streams)) {
                        return;
                    }
                    if (redirection.descriptor() == 2) {
                        inner = inner.withErr(discards ? more -> {} : text);
                    } else {
                        inner = inner.withOut(discards ? more -> {} : text);
                    }
                }
                case READ -> {
                    String contents = target.equals("/dev/null") ? "" : contentsOf(target, streams);
                    if (contents == null) {
                        return;
                    }
                    inner = inner.withIn(contents);
                }
                case DUPLICATE -> {
                    if (redirection.descriptor() == 2 && target.equals("1")) {
                        inner = inner.withErr(inner.out());
                    } else if (redirection.descriptor() == 1 && target.equals("2")) {
                        inner = inner.withOut(inner.err());
                    }
                }
                default -> {
                    streams.err().print("sh: only exec opens and closes descriptors: exec 3<>/dev/tap0, exec 3>&-\n");
                    status = USAGE;
                    return;
                }
            }
        }
        body.run(inner);
        afterwards.forEach(Runnable::run);
    }

    private boolean openForWriting(
            String path, Redirection.Kind kind, Collected text, List<Runnable> afterwards, Streams streams) {
        int flags = O_WRONLY | O_CREAT | (kind == Redirection.Kind.APPEND ? O_APPEND : O_TRUNC);
        int[] descriptor = new int[1];
        onShell(sys -> descriptor[0] = sys.open(path, flags));
        if (descriptor[0] < 0) {
            streams.err().print(host.kernel().cannotOpen(path, -descriptor[0], true));
            status = host.kernel().statusOfFailedRedirection();
            return false;
        }
        afterwards.add(() -> onShell(sys -> {
            sys.write(descriptor[0], text.toString());
            sys.close(descriptor[0]);
        }));
        return true;
    }

    private String contentsOf(String path, Streams streams) {
        StringBuilder text = new StringBuilder();
        int[] error = new int[1];
        onShell(sys -> {
            int descriptor = sys.open(path, 0);
            if (descriptor < 0) {
                error[0] = -descriptor;
                return;
            }
            for (Object part = sys.read(descriptor); part instanceof String more; part = sys.read(descriptor)) {
                text.append(more);
            }
            sys.close(descriptor);
        });
        if (error[0] != 0) {
            streams.err().print(host.kernel().cannotOpen(path, error[0], false));
            status = host.kernel().statusOfFailedRedirection();
            return null;
        }
        return text.toString();
    }

    /** {@code exec 3<>/dev/tap0} and {@code exec 3>&-}: the shell's own descriptors. */
    private void redirectShell(List<Redirection> redirections, Streams streams) {
        status = 0;
        for (Redirection redirection : redirections) {
            String target = String.join(" ", redirection.target().expand(variables));
            int[] result = new int[1];
            int number = redirection.descriptor();
            switch (redirection.kind()) {
                case CLOSE ->
                    onShell(sys -> {
                        if (host.shell().descriptor(number) != null) {
                            result[0] = sys.close(number);
                        }
                    });
                case READ, WRITE, APPEND, READ_WRITE -> {
                    int flags = switch (redirection.kind()) {
                        case READ -> 0;
                        case WRITE -> O_WRONLY | O_CREAT | O_TRUNC;
                        case APPEND -> O_WRONLY | O_CREAT | O_APPEND;
                        default -> O_RDWR | O_CREAT;
                    };
                    onShell(sys -> {
                        if (host.shell().descriptor(number) != null) {
                            sys.close(number);
                        }
                        result[0] = sys.open(target, flags);
                        if (result[0] >= 0 && result[0] != number) {
                            host.shell().setDescriptor(number, host.shell().descriptor(result[0]));
                            host.shell().setDescriptor(result[0], null);
                        }
                    });
                }
                default -> {
                    streams.err().print("exec: " + redirection.kind() + " is not supported\n");
                    status = USAGE;
                    return;
                }
            }
            if (result[0] < 0) {
                streams.err().print(host.kernel().cannotOpen(target, -result[0], false));
                status = host.kernel().statusOfFailedRedirection();
                return;
            }
        }
    }

    /** System calls that the shell makes itself. */
    @FunctionalInterface
    private interface ShellCalls {
        void make(Syscalls sys);
    }

    private void onShell(ShellCalls calls) {
        Syscalls sys = host.kernel().syscalls(host.shell());
        if (isSubshell) {
            calls.make(sys);
            return;
        }
        SimThread thread = host.asShell(() -> calls.make(sys));
        session.letterKernelThreads();
        switch (session.world().runUntilEnded(thread)) {
            case DONE, WAITS_FOR_EVER -> {}
            case PANIC -> throw new Stop(Result.Ending.PANIC, Session.STATUS_OF_A_CRASH);
            case HANG -> throw new Stop(Result.Ending.HANG, Session.STATUS_OF_A_CRASH);
            case OUT_OF_STEPS -> throw session.outOfSteps();
            case DEADLOCK -> throw new Stop(Result.Ending.DEADLOCK, Session.STATUS_OF_A_CRASH);
        }
    }
}
