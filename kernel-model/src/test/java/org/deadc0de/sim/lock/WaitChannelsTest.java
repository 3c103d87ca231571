package org.deadc0de.sim.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.sim.mem.Memory;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.deadc0de.sim.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitChannelsTest {
    private static final long BASE = 0x10_0000;
    private static final long CHANNEL = 0xc0ffee;

    private final Sched sched = new Sched();
    private final Memory memory = new Memory(Memory.Abi.I386);
    private final Clock clock = new Clock(memory.journal());
    private final List<String> happened = new ArrayList<>();
    private WaitChannels channels;

    @BeforeEach
    void boot() {
        memory.map(BASE, 4096);
        sched.idle(clock);
        channels = new WaitChannels("host", sched, memory, clock, BASE);
    }

    private SimThread spawn(String name, Runnable body) {
        int n = sched.threads().size() + 1;
        SimThread thread = sched.spawn("host", n, n, name, body);
        thread.control(BASE + 64L * n);
        return thread;
    }

    private SimThread sleeper(String name, boolean catchSignals, long timeout) {
        return spawn(
                name, () -> happened.add(name + " " + channels.sleep(CHANNEL, "toy", catchSignals, timeout, () -> {})));
    }

    private Sched.Outcome run() {
        return sched.run(() -> sched.threads().isEmpty());
    }

    @Test
    void wakeupWakesEverySleeperOfItsChannel() {
        sleeper("a", false, WaitChannels.NEVER);
        sleeper("b", false, WaitChannels.NEVER);
        spawn("w", () -> happened.add("woke " + channels.wakeup(CHANNEL) + "," + channels.wakeup(CHANNEL)));

        Sched.Outcome outcome = run();

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(happened).containsExactly("woke 2,0", "a WAKEUP", "b WAKEUP");
    }

    @Test
    void wakeupOneWakesTheLongestSleeperFirst() {
        SimThread a = sleeper("a", false, WaitChannels.NEVER);
        SimThread b = sleeper("b", false, WaitChannels.NEVER);
        List<SimThread> asleep = new ArrayList<>();
        spawn("w", () -> {
            asleep.addAll(channels.sleepers(CHANNEL));
            happened.add("woke " + channels.wakeupOne(CHANNEL) + ", left " + channels.sleepers(CHANNEL));
        });

        Sched.Outcome outcome = run();

        assertThat(outcome).isEqualTo(Sched.Outcome.STUCK);
        assertThat(asleep).containsExactly(a, b);
        assertThat(happened).containsExactly("woke true, left [b[2]]", "a WAKEUP");
        sched.abandonAll();
    }

    @Test
    void anotherChannelIsNotDisturbed() {
        sleeper("a", false, WaitChannels.NEVER);
        spawn("w", () -> happened.add("woke " + channels.wakeup(CHANNEL + 4) + channels.wakeupOne(CHANNEL + 8)));

        Sched.Outcome outcome = run();

        assertThat(outcome).isEqualTo(Sched.Outcome.STUCK);
        assertThat(happened).containsExactly("woke 0false");
        sched.abandonAll();
    }

    @Test
    void aTimeoutEndsASleepWhenNobodyElseCanGoOn() {
        SimThread a = sleeper("a", false, 3 * Clock.SECOND);
        spawn("b", () -> happened.add("b sees " + channels.deadlineOf(a)));

        Sched.Outcome outcome = run();

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(happened).containsExactly("b sees 3000000000", "a TIMEOUT");
        assertThat(clock.now()).isEqualTo(3 * Clock.SECOND);
    }

    @Test
    void aSignalEndsOnlyASleepThatAllowsIt() {
        SimThread a = sleeper("a", true, WaitChannels.NEVER);
        SimThread b = sleeper("b", false, WaitChannels.NEVER);
        spawn("k", () -> {
            channels.post(a, 2);
            channels.post(b, 2);
        });

        Sched.Outcome outcome = run();

        assertThat(outcome).isEqualTo(Sched.Outcome.STUCK);
        assertThat(happened).containsExactly("a SIGNAL");
        assertThat(channels.signalsOf(b)).isEqualTo(2);
        channels.clear(b, 2);
        assertThat(channels.signalsOf(b)).isZero();
        sched.abandonAll();
    }

    @Test
    void theInterlockIsDroppedInTheSameStep() {
        boolean[] held = {true};
        spawn("a", () -> channels.sleep(CHANNEL, "toy", false, WaitChannels.NEVER, () -> held[0] = false));
        spawn(
                "b",
                () -> happened.add("held " + held[0] + ", a waits on "
                        + sched.threads().get(0).waitMessage()));

        run();

        assertThat(happened).containsExactly("held false, a waits on toy");
        sched.abandonAll();
    }

    @Test
    void sleepsThatAreOverLeaveNoTraceInMemory() {
        memory.startHashing();
        sleeper("a", false, WaitChannels.NEVER);
        sleeper("b", false, WaitChannels.NEVER);
        spawn("w", () -> channels.wakeup(CHANNEL));

        run();

        assertThat(memory.hashLow()).isZero();
    }

    @Test
    void sleepingOutsideAnyThreadIsADefect() {
        assertThatThrownBy(() -> channels.sleep(CHANNEL, "toy", false, WaitChannels.NEVER, () -> {}))
                .hasMessage("sleep on \"toy\" outside any thread");
    }
}
