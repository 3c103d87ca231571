package org.deadc0de.freebsd10;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deadc0de.kernel.FixSet;
import org.deadc0de.kernel.IfReq;
import org.deadc0de.kernel.RouteMessage;
import org.deadc0de.kernel.Sockaddr;
import org.deadc0de.kernel.Syscalls;
import org.deadc0de.sim.sched.Sched;
import org.junit.jupiter.api.Test;

/** What an open routing socket hears. */
class RouteMonitorTest {
    private final FreeBsdBox box = new FreeBsdBox();

    RouteMonitorTest() throws FixSet.Refused {}

    /** Opens a routing socket, makes a request through another socket, reads so many messages. */
    private List<RouteMessage> heard(int messages, String request, IfReq argument) {
        List<RouteMessage> heard = new ArrayList<>();
        Sched.Outcome outcome = box.box.program(sys -> {
            int listener = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
            int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            sys.ioctl(s, request, argument);
            for (int i = 0; i < messages; i++) {
                heard.add((RouteMessage) sys.read(listener));
            }
        });
        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        return heard;
    }

    private static IfReq address(String ifname, int address) {
        IfReq request = new IfReq(ifname);
        request.address = Sockaddr.inet(address);
        request.mask = Sockaddr.inet(0xffffff00);
        return request;
    }

    @Test
    void aNewAddressIsToldBeforeItsRoute() {
        List<RouteMessage> heard = heard(2, "SIOCAIFADDR", address("em0", 0xc0000201));

        assertThat(heard).extracting(RouteMessage::type).containsExactly("RTM_NEWADDR", "RTM_ADD");
        assertThat(heard.get(0).addresses().get("IFA")).isEqualTo(Sockaddr.inet(0xc0000201));
        assertThat(heard.get(0).addresses().get("BRD")).isEqualTo(Sockaddr.inet(0xc00002ff));
        assertThat(heard.get(1).addresses().get("DST")).isEqualTo(Sockaddr.inet(0xc0000200));
    }

    @Test
    void anAddressThatGoesIsToldAfterItsRoute() {
        List<RouteMessage> heard = heard(2, "SIOCDIFADDR", address("em0", 0x0a00020f));

        assertThat(heard).extracting(RouteMessage::type).containsExactly("RTM_DELETE", "RTM_DELADDR");
    }

    @Test
    void aRenameIsADepartureAndAnArrivalOfTheSameIndex() {
        IfReq rename = new IfReq("em0");
        rename.text = "wan";

        List<RouteMessage> heard = heard(2, "SIOCSIFNAME", rename);

        assertThat(heard).extracting(RouteMessage::type).containsOnly("RTM_IFANNOUNCE");
        assertThat(heard).extracting(RouteMessage::name).containsExactly("em0", "wan");
        assertThat(heard).extracting(RouteMessage::what).containsExactly(1, 0);
        assertThat(heard).extracting(RouteMessage::length).containsOnly(24);
        assertThat(heard).extracting(RouteMessage::index).containsOnly(1);
    }

    @Test
    void routeMonitorPrintsWhatItHearsUntilItIsKilled() {
        StringBuilder shown = new StringBuilder();
        int monitor = box.start("route monitor", shown::append);
        box.shows("sleep 1");

        box.shows("ifconfig lo1 create");
        box.shows("sleep 1");
        box.shows("kill " + monitor);
        box.shows("sleep 1");

        assertThat(shown.toString()).isEqualTo("""

                        got message of size 24 on Sun Nov 27 12:00:01 2011
                        RTM_IFANNOUNCE: interface arrival/departure: len 24, if# 3, what: arrival
                        """);
        assertThat(box.run("kill " + monitor).text()).contains("No such process");
    }

    @Test
    void closingASocketFreesWhatNobodyHasRead() {
        long[] unread = {0};
        Sched.Outcome outcome = box.box.program(sys -> {
            int listener = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
            int s = sys.socket("PF_INET", "SOCK_DGRAM", 0);
            for (int i = 0; i < 100; i++) {
                sys.ioctl(s, "SIOCAIFADDR", address("em0", 0xc0000201));
                sys.ioctl(s, "SIOCDIFADDR", address("em0", 0xc0000201));
            }
            unread[0] = liveMessages();
            sys.close(listener);
        });

        assertThat(outcome).isEqualTo(Sched.Outcome.FINISHED);
        assertThat(unread[0]).as("as many as the buffer takes").isGreaterThan(10);
        assertThat(liveMessages()).isZero();
    }

    private long liveMessages() {
        long[] live = {0};
        box.box
                .k
                .heap()
                .forEachChunk(chunk -> live[0] += chunk.live() && chunk.kind().equals("mbuf_cluster") ? 1 : 0);
        return live[0];
    }

    @Test
    void aRequestIsAnsweredToEverybody() {
        List<Object> heard = new ArrayList<>();
        box.box.program(sys -> {
            int listener = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
            ask(sys);
            heard.add(sys.read(listener));
        });

        RouteMessage answer = (RouteMessage) heard.get(0);
        assertThat(answer.type()).isEqualTo("RTM_GET");
        assertThat(answer.addresses().get("GATEWAY")).isEqualTo(Sockaddr.inet(0x0a000202));
        assertThat(answer.metrics()).containsEntry("mtu", 1500L);
    }

    private static void ask(Syscalls sys) {
        int s = sys.socket("PF_ROUTE", "SOCK_RAW", 0);
        sys.write(
                s,
                RouteMessage.request(
                        "RTM_GET", 0, 1, java.util.Map.of("DST", Sockaddr.inet(0x08080808)), java.util.Map.of()));
    }
}
