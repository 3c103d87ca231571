package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deadc0de.freebsd10.Script.preemptedIn;

import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.sim.crash.Fault;
import org.deadc0de.sim.sched.Sched;
import org.deadc0de.sim.sched.SimThread;
import org.junit.jupiter.api.Test;

/** Two commands at once: T1 and T2 as in the discussion of November 2011, each story with its schedule. */
class CloneRacesTest {
    private final int[] first = {1};
    private final int[] second = {1};

    private static NetBox with(String... fixes) throws FixSet.Refused {
        NetBox net = NetBox.with(fixes);
        net.kldload("if_bridge");
        return net;
    }

    private static void script(NetBox net, Script script) {
        net.box.sched.strategy(script);
    }

    private NetBox createAgainstRename(Script script, String oldName, String... fixes) throws FixSet.Refused {
        NetBox net = with(fixes);
        net.create("bridge0");
        net.create("lo1");
        SimThread t1 = net.process("ifconfig", first, NetBox.creating("bridge"));
        SimThread t2 = net.process("ifconfig", second, NetBox.renaming(oldName, "bridge1"));
        script.run(t1, preemptedIn("ifc_alloc_unit", 2)).runToEnd(t2).runToEnd(t1);
        script(net, script);
        net.run();
        script(net, new Script());
        return net;
    }

    @Test
    void renamingBetweenTheLookAndTheAttachmentMakesADuplicateOnACorruptList() throws FixSet.Refused {
        NetBox net = createAgainstRename(new Script(), "bridge0", "alloc-unr");

        assertThat(first[0]).isZero();
        assertThat(second[0]).isZero();
        assertThat(net.names()).isEqualTo("em0 lo0 bridge1 lo1 bridge1");
        net.destroy("bridge1");
        assertThat(net.crash()).startsWith("Bad link elm 0x").endsWith(" next->prev != elm");
    }

    @Test
    void renamingALoopbackInThatMomentCorruptsTwoCloners() throws FixSet.Refused {
        NetBox net = createAgainstRename(new Script(), "lo1", "alloc-unr");

        assertThat(net.names()).isEqualTo("em0 lo0 bridge0 bridge1 bridge1");
        assertThat(net.destroy("lo0")).isEqualTo(-6);
        assertThat(net.destroy("bridge1")).isZero();
        net.create("lo2");
        assertThat(net.crash()).startsWith("Bad list head 0x").endsWith(" first->prev != head");
    }

    @Test
    void renamingAfterTheSecondLookupLeavesTheListsSane() throws FixSet.Refused {
        NetBox net = with("alloc-unr");
        net.create("bridge0");
        SimThread t1 = net.process("ifconfig", first, NetBox.creating("bridge"));
        SimThread t2 = net.process("ifconfig", second, NetBox.renaming("bridge0", "bridge1"));
        script(
                net,
                new Script()
                        .run(t1, preemptedIn("ifc_alloc_unit", 2))
                        .run(t2, preemptedIn("ifhwioctl", 2))
                        .run(t1, preemptedIn("if_clone_createif", 3))
                        .runToEnd(t2)
                        .runToEnd(t1));
        net.run();
        script(net, new Script());

        assertThat(net.names()).isEqualTo("em0 lo0 bridge1 bridge1");
        assertThat(net.destroy("bridge1")).isZero();
        assertThat(net.destroy("bridge1")).isZero();
        assertThat(net.names()).isEqualTo("em0 lo0");
        assertThat(net.crash()).isEmpty();
    }

    @Test
    void theNamingLockMakesTheRenameWait() throws FixSet.Refused {
        NetBox net = createAgainstRename(new Script(), "bridge0", "naming-lock");

        assertThat(first[0]).isZero();
        assertThat(second[0]).isEqualTo(-17);
        assertThat(net.names()).isEqualTo("em0 lo0 bridge0 lo1 bridge1");
    }

    @Test
    void atomicNamesUndoesTheCreate() throws FixSet.Refused {
        NetBox net = with("atomic-names");
        net.create("bridge0");
        SimThread t1 = net.process("ifconfig", first, NetBox.creating("bridge"));
        SimThread t2 = net.process("ifconfig", second, NetBox.renaming("bridge0", "bridge1"));
        script(
                net,
                new Script()
                        .run(t1, preemptedIn("if_attach_internal", 1))
                        .runToEnd(t2)
                        .runToEnd(t1));
        net.run();
        script(net, new Script());

        assertThat(first[0]).isEqualTo(-17);
        assertThat(second[0]).isZero();
        assertThat(net.names()).isEqualTo("em0 lo0 bridge1");
        assertThat(net.create("bridge2")).isEqualTo("bridge2");
        assertThat(net.kldunload("if_bridge")).isZero();
    }

    private NetBox renamingTheNewOne(String... fixes) throws FixSet.Refused {
        NetBox net = with(fixes);
        SimThread t1 = net.process("ifconfig", first, NetBox.creating("bridge"));
        SimThread t2 = net.process("devd", second, NetBox.renaming("bridge0", "foo"));
        script(
                net,
                new Script()
                        .run(t1, preemptedIn("if_clone_createif", 2))
                        .runToEnd(t2)
                        .runToEnd(t1));
        net.run();
        script(net, new Script());
        return net;
    }

    @Test
    void renamingTheNewInterfacePanicsInTheSecondLookup() throws FixSet.Refused {
        NetBox net = renamingTheNewOne();

        assertThat(net.crash()).isEqualTo("if_clone_createif: lookup failed for bridge0");
        assertThat(net.backtrace()).startsWith("panic", "if_clone_createif", "if_clone_create", "ifioctl");
    }

    @Test
    void theNamingLockDoesNotReachTheSecondLookup() throws FixSet.Refused {
        assertThat(renamingTheNewOne("naming-lock").crash()).isEqualTo("if_clone_createif: lookup failed for bridge0");
    }

    @Test
    void withAtomicNamesTheNewInterfaceMayBeRenamedAtOnce() throws FixSet.Refused {
        NetBox net = renamingTheNewOne("atomic-names");

        assertThat(net.crash()).isEmpty();
        assertThat(net.names()).isEqualTo("em0 lo0 foo");
        assertThat(net.destroy("foo")).isZero();
    }

    private NetBox renamingTwo(String... fixes) throws FixSet.Refused {
        NetBox net = with(fixes);
        net.create("bridge0");
        net.create("bridge1");
        SimThread t1 = net.process("ifconfig", first, NetBox.renaming("bridge0", "foo"));
        SimThread t2 = net.process("ifconfig", second, NetBox.renaming("bridge1", "foo"));
        script(
                net,
                new Script().run(t1, preemptedIn("ifhwioctl", 1)).runToEnd(t2).runToEnd(t1));
        net.run();
        return net;
    }

    @Test
    void twoRenamesBothFindTheNameFree() throws FixSet.Refused {
        assertThat(renamingTwo().names()).isEqualTo("em0 lo0 foo foo");
        assertThat(first[0]).isZero();
        assertThat(second[0]).isZero();
    }

    @Test
    void theNamingLockLetsOneOfThemFail() throws FixSet.Refused {
        assertThat(renamingTwo("naming-lock").names()).isEqualTo("em0 lo0 foo bridge1");
        assertThat(second[0]).isEqualTo(-17);
    }

    @Test
    void destroyingBeforeTheInterfaceIsListedFindsNothing() throws FixSet.Refused {
        NetBox net = with();
        SimThread t1 = net.process("ifconfig", first, NetBox.creating("bridge"));
        SimThread t2 = net.process("ifconfig", second, NetBox.destroying("bridge0"));
        script(
                net,
                new Script()
                        .run(t1, preemptedIn("if_clone_createif", 2))
                        .runToEnd(t2)
                        .runToEnd(t1));
        net.run();

        assertThat(second[0]).isEqualTo(-6);
        assertThat(net.names()).isEqualTo("em0 lo0 bridge0");
    }

    @Test
    void destroyingWhileRenamingFaultsAt0x100() throws FixSet.Refused {
        NetBox net = with();
        net.create("bridge0");
        SimThread t1 = net.process("ifconfig", first, NetBox.renaming("bridge0", "foo"));
        SimThread t2 = net.process("ifconfig", second, NetBox.destroying("bridge0"));
        script(
                net,
                new Script().run(t1, preemptedIn("ifhwioctl", 2)).runToEnd(t2).runToEnd(t1));
        net.run();

        Fault fault = (Fault) net.box.sched.crash().cause();
        assertThat(fault.address()).isEqualTo(0x100);
        assertThat(fault.access()).isEqualTo(Fault.Access.READ);
        assertThat(net.backtrace()).startsWith("_mtx_lock_flags", "ifhwioctl", "ifioctl", "soo_ioctl");
    }

    @Test
    void withoutDebuggingThatIsAWriteInIfhwioctl() throws FixSet.Refused {
        NetBox net = new NetBox("INVARIANTS=off", "WITNESS=off");
        net.kldload("if_bridge");
        net.create("bridge0");
        SimThread t1 = net.process("ifconfig", first, NetBox.renaming("bridge0", "foo"));
        SimThread t2 = net.process("ifconfig", second, NetBox.destroying("bridge0"));
        script(
                net,
                new Script().run(t1, preemptedIn("ifhwioctl", 2)).runToEnd(t2).runToEnd(t1));
        net.run();

        Fault fault = (Fault) net.box.sched.crash().cause();
        assertThat(fault.address()).isEqualTo(0x100);
        assertThat(fault.access()).isEqualTo(Fault.Access.WRITE);
        assertThat(net.backtrace()).startsWith("ifhwioctl", "ifioctl");
    }

    @Test
    void twoCreatesOfOneUnitAreKeptApartByTheAllocator() throws FixSet.Refused {
        NetBox net = with();
        SimThread t1 = net.process("ifconfig", first, NetBox.creating("bridge0"));
        SimThread t2 = net.process("ifconfig", second, NetBox.creating("bridge0"));
        script(
                net,
                new Script()
                        .run(t1, preemptedIn("if_clone_createif", 1))
                        .runToEnd(t2)
                        .runToEnd(t1));
        net.run();

        assertThat(second[0]).isZero();
        assertThat(first[0]).isEqualTo(-17);
        assertThat(net.names()).isEqualTo("em0 lo0 bridge0");
    }

    @Test
    void twoCreatesOfOneVlanLeaveAFreedInterfaceOnTheList() throws FixSet.Refused {
        NetBox net = with();
        SimThread t1 = net.process("ifconfig", first, NetBox.creating("em0.5"));
        SimThread t2 = net.process("ifconfig", second, NetBox.creating("em0.5"));
        script(
                net,
                new Script()
                        .run(t1, preemptedIn("if_clone_createif", 1))
                        .run(t2, preemptedIn("vlan_clone_create", 1))
                        .runToEnd(t1)
                        .runToEnd(t2));
        net.run();
        assertThat(first[0]).isZero();
        assertThat(second[0]).isEqualTo(-17);
        script(net, new Script());

        net.destroy("em0.5");

        assertThat(((Fault) net.box.sched.crash().cause()).address()).isEqualTo(0xdeadc0dedeadc4feL);
    }

    private NetBox serialized(String fix) throws FixSet.Refused {
        NetBox net = with(fix);
        net.create("bridge0");
        // Two plain commands: each asks for the index first, as ifconfig does.
        SimThread t1 = net.process("ifconfig", first, sys -> {
            NetBox.ioctl(sys, "SIOCGIFINDEX", new IfReq("bridge"));
            return NetBox.creating("bridge").make(sys);
        });
        SimThread t2 = net.process("ifconfig", second, sys -> {
            NetBox.ioctl(sys, "SIOCGIFINDEX", new IfReq("bridge0"));
            return NetBox.renaming("bridge0", "bridge1").make(sys);
        });
        script(
                net,
                new Script()
                        .run(t1, Script.inside("ifunit_ref"))
                        .runToEnd(t2) // sleeps
                        .run(t1, preemptedIn("ifc_alloc_unit", 2)) // left, and is inside again
                        .runToEnd(t2) // does not look again
                        .runToEnd(t1));
        net.run();
        return net;
    }

    @Test
    void theSerializerAsPostedLetsTwoPlainCommandsIn() throws FixSet.Refused {
        NetBox net = serialized("ioctl-serializer");

        assertThat(net.names()).isEqualTo("em0 lo0 bridge1 bridge1");
    }

    @Test
    void theSerializerThatLooksAgainKeepsThemApart() throws FixSet.Refused {
        NetBox net = serialized("ioctl-serializer-while");

        assertThat(first[0]).isZero();
        assertThat(second[0]).isEqualTo(-17);
        assertThat(net.names()).isEqualTo("em0 lo0 bridge0 bridge1");
    }

    @Test
    void openingTheCloningDeviceGoesPastTheSerializer() throws FixSet.Refused {
        NetBox net = with("ioctl-serializer-while");
        net.kldload("if_tap");
        SimThread t1 = net.process("ifconfig", first, NetBox.creating("bridge"));
        SimThread t2 = net.process("cat", second, sys -> sys.open("/dev/tap", 2));
        script(
                net,
                new Script()
                        .run(t1, preemptedIn("ifc_alloc_unit", 2))
                        .runToEnd(t2)
                        .runToEnd(t1));

        Sched.Outcome outcome = net.run();

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(net.names()).isEqualTo("em0 lo0 tap0 bridge0");
    }
}
