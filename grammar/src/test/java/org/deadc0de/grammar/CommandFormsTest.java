package org.deadc0de.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "ifconfig @ Ifconfig[options=[], ifname=-, family=-, parameters=[]]",
                "ifconfig -a @ Ifconfig[options=[{-a}], ifname=-, family=-, parameters=[]]",
                "ifconfig -au @ Ifconfig[options=[{-a}, {-u}], ifname=-, family=-, parameters=[]]",
                "ifconfig -a -L -m @ Ifconfig[options=[{-a}, {-L}, {-m}], ifname=-, family=-, parameters=[]]",
                "ifconfig -a inet @ Ifconfig[options=[{-a}], ifname=-, family=inet, parameters=[]]",
                "ifconfig -l @ Ifconfig[options=[{-l}], ifname=-, family=-, parameters=[]]",
                "ifconfig -lu inet6 @ Ifconfig[options=[{-l}, {-u}], ifname=-, family=inet6, parameters=[]]",
                "ifconfig -C @ Ifconfig[options=[{-C}], ifname=-, family=-, parameters=[]]",
                "ifconfig -g bridge @ Ifconfig[options=[{-g bridge}], ifname=-, family=-, parameters=[]]",
                "ifconfig -gbridge @ Ifconfig[options=[{-g bridge}], ifname=-, family=-, parameters=[]]",
                "ifconfig -g @ Ifconfig[options=[{-g}], ifname=-, family=-, parameters=[]]",
                "ifconfig -u @ Ifconfig[options=[{-u}], ifname=-, family=-, parameters=[]]",
                "ifconfig -m em0 @ Ifconfig[options=[{-m}], ifname=em0, family=-, parameters=[]]",
                "ifconfig -v em0 inet @ Ifconfig[options=[{-v}], ifname=em0, family=inet, parameters=[]]",
                "ifconfig -- em0 up @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(up: )]]",
                "ifconfig -a foo @ Ifconfig[options=[{-a}], ifname=-, family=-, parameters=[(: foo)]]",
                "ifconfig em0 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[]]",
                "ifconfig em0 inet @ Ifconfig[options=[], ifname=em0, family=inet, parameters=[]]",
                "ifconfig em0 inet6 @ Ifconfig[options=[], ifname=em0, family=inet6, parameters=[]]",
                "ifconfig em0 ether @ Ifconfig[options=[], ifname=em0, family=ether, parameters=[]]",
                "ifconfig bridge create @ Ifconfig[options=[], ifname=bridge, family=-, parameters=[(create: )]]",
                "ifconfig bridge0 create @ Ifconfig[options=[], ifname=bridge0, family=-, parameters=[(create: )]]",
                "ifconfig create create @ Ifconfig[options=[], ifname=create, family=-, parameters=[(create: )]]",
                "ifconfig up up @ Ifconfig[options=[], ifname=up, family=-, parameters=[(up: )]]",
                "ifconfig bridge create name foo up mtu 1400 @ Ifconfig[options=[], ifname=bridge, family=-, parameters=[(create: ), (name: foo), (up: ), (mtu: 1400)]]",
                "ifconfig gif0 plumb @ Ifconfig[options=[], ifname=gif0, family=-, parameters=[(plumb: )]]",
                "ifconfig gif0 unplumb @ Ifconfig[options=[], ifname=gif0, family=-, parameters=[(unplumb: )]]",
                "ifconfig bridge0 destroy @ Ifconfig[options=[], ifname=bridge0, family=-, parameters=[(destroy: )]]",
                "ifconfig bridge0 name bridge1 @ Ifconfig[options=[], ifname=bridge0, family=-, parameters=[(name: bridge1)]]",
                "ifconfig tap0 name name @ Ifconfig[options=[], ifname=tap0, family=-, parameters=[(name: name)]]",
                "ifconfig em0 10.0.0.1 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(: 10.0.0.1)]]",
                "ifconfig em0 10.0.0.1/24 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(: 10.0.0.1/24)]]",
                "ifconfig em0 10.0.0.1 netmask 255.255.255.0 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(: 10.0.0.1), (netmask: 255.255.255.0)]]",
                "ifconfig em0 10.0.0.1 netmask 0xffffff00 broadcast 10.0.0.255 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(: 10.0.0.1), (netmask: 0xffffff00), (broadcast: 10.0.0.255)]]",
                "ifconfig em0 inet 10.0.0.1 prefixlen 24 alias @ Ifconfig[options=[], ifname=em0, family=inet, parameters=[(: 10.0.0.1), (prefixlen: 24), (alias: )]]",
                "ifconfig em0 10.0.0.1 alias @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(: 10.0.0.1), (alias: )]]",
                "ifconfig em0 alias 10.0.0.1 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(alias: ), (: 10.0.0.1)]]",
                "ifconfig em0 add 10.0.0.1 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(add: ), (: 10.0.0.1)]]",
                "ifconfig em0 10.0.0.1 -alias @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(: 10.0.0.1), (-alias: )]]",
                "ifconfig em0 -alias 10.0.0.1 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(-alias: ), (: 10.0.0.1)]]",
                "ifconfig em0 delete 10.0.0.1 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(delete: ), (: 10.0.0.1)]]",
                "ifconfig em0 remove 10.0.0.1 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(remove: ), (: 10.0.0.1)]]",
                "ifconfig em0 -alias @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(-alias: )]]",
                "ifconfig ppp0 10.1.1.1 10.1.1.2 @ Ifconfig[options=[], ifname=ppp0, family=-, parameters=[(: 10.1.1.1), (: 10.1.1.2)]]",
                "ifconfig em0 inet6 fe80::1%em0 prefixlen 64 alias @ Ifconfig[options=[], ifname=em0, family=inet6, parameters=[(: fe80::1%em0), (prefixlen: 64), (alias: )]]",
                "ifconfig em0 inet6 2001:db8::1 prefixlen 64 pltime 5 vltime 9 anycast @ Ifconfig[options=[], ifname=em0, family=inet6, parameters=[(: 2001:db8::1), (prefixlen: 64), (pltime: 5), (vltime: 9), (anycast: )]]",
                "ifconfig em0 create inet 10.0.0.1 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(create: ), (inet: ), (: 10.0.0.1)]]",
                "ifconfig em0 up @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(up: )]]",
                "ifconfig em0 down -arp promisc link0 -link1 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(down: ), (-arp: ), (promisc: ), (link0: ), (-link1: )]]",
                "ifconfig em0 mtu 9000 metric 3 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(mtu: 9000), (metric: 3)]]",
                "ifconfig em0 mtu @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(mtu: )]]",
                "ifconfig em0 netmask @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(netmask: )]]",
                "ifconfig em0 mtu mtu @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(mtu: mtu)]]",
                "ifconfig em0 description 'my card' @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(description: my card)]]",
                "ifconfig em0 -description @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(-description: )]]",
                "ifconfig em0 descr up @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(descr: up)]]",
                "ifconfig em0 group egress -group foo @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(group: egress), (-group: foo)]]",
                "ifconfig em0 lladdr 02:00:00:00:00:01 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(lladdr: 02:00:00:00:00:01)]]",
                "ifconfig em0 ether 02:00:00:00:00:01 @ Ifconfig[options=[], ifname=em0, family=ether, parameters=[(: 02:00:00:00:00:01)]]",
                "ifconfig em0 media 100baseTX mediaopt full-duplex -mediaopt foo instance 1 @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(media: 100baseTX), (mediaopt: full-duplex), (-mediaopt: foo), (instance: 1)]]",
                "ifconfig bridge0 addm em0 addm tap0 up @ Ifconfig[options=[], ifname=bridge0, family=-, parameters=[(addm: em0), (addm: tap0), (up: )]]",
                "ifconfig bridge0 deletem em0 stp tap0 -stp tap0 @ Ifconfig[options=[], ifname=bridge0, family=-, parameters=[(deletem: em0), (stp: tap0), (-stp: tap0)]]",
                "ifconfig bridge0 ifpriority em0 3 @ Ifconfig[options=[], ifname=bridge0, family=-, parameters=[(ifpriority: em0, 3)]]",
                "ifconfig bridge0 static em0 02:00:00:00:00:01 @ Ifconfig[options=[], ifname=bridge0, family=-, parameters=[(static: em0, 02:00:00:00:00:01)]]",
                "ifconfig vlan0 vlan 5 vlandev em0 @ Ifconfig[options=[], ifname=vlan0, family=-, parameters=[(vlan: 5), (vlandev: em0)]]",
                "ifconfig vlan0 -vlandev @ Ifconfig[options=[], ifname=vlan0, family=-, parameters=[(-vlandev: )]]",
                "ifconfig gif0 tunnel 192.0.2.1 192.0.2.2 @ Ifconfig[options=[], ifname=gif0, family=-, parameters=[(tunnel: 192.0.2.1, 192.0.2.2)]]",
                "ifconfig gif0 tunnel 192.0.2.1 @ Ifconfig[options=[], ifname=gif0, family=-, parameters=[(tunnel: 192.0.2.1)]]",
                "ifconfig gif0 tunnel @ Ifconfig[options=[], ifname=gif0, family=-, parameters=[(tunnel: )]]",
                "ifconfig gif0 inet6 tunnel 2001:db8::1 2001:db8::2 @ Ifconfig[options=[], ifname=gif0, family=inet6, parameters=[(tunnel: 2001:db8::1, 2001:db8::2)]]",
                "ifconfig gif0 deletetunnel @ Ifconfig[options=[], ifname=gif0, family=-, parameters=[(deletetunnel: )]]",
                "ifconfig carp0 vhid 1 pass secret advbase 1 advskew 100 10.0.0.3 @ Ifconfig[options=[], ifname=carp0, family=-, parameters=[(vhid: 1), (pass: secret), (advbase: 1), (advskew: 100), (: 10.0.0.3)]]",
                "ifconfig em0 frobnicate @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(: frobnicate)]]",
                "ifconfig em0 -frobnicate @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(: -frobnicate)]]",
                "ifconfig em0 '' @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(: )]]",
                "/sbin/ifconfig em0 up @ Ifconfig[options=[], ifname=em0, family=-, parameters=[(up: )]]",
            })
    void ifconfigDividesIntoInterfaceFamilyAndClauses(String line, String shown) {
        assertThat(Shown.line(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "route @ Route[options=[], verb=-, modifiers=[]]",
                "route add 10.0.0.0/8 192.168.1.1 @ Route[options=[], verb=add, modifiers=[(: 10.0.0.0/8), (: 192.168.1.1)]]",
                "route -n add -net 10.0.0.0/8 192.168.1.1 @ Route[options=[{-n}], verb=add, modifiers=[(-net: ), (: 10.0.0.0/8), (: 192.168.1.1)]]",
                "route add -net 10.0.0.0 -netmask 255.0.0.0 192.168.1.1 @ Route[options=[], verb=add, modifiers=[(-net: ), (: 10.0.0.0), (-netmask: 255.0.0.0), (: 192.168.1.1)]]",
                "route add -net 10.0.0.0 192.168.1.1 255.0.0.0 @ Route[options=[], verb=add, modifiers=[(-net: ), (: 10.0.0.0), (: 192.168.1.1), (: 255.0.0.0)]]",
                "route add -host 10.0.0.5 -interface em0 @ Route[options=[], verb=add, modifiers=[(-host: ), (: 10.0.0.5), (-interface: ), (: em0)]]",
                "route add default 192.168.1.1 @ Route[options=[], verb=add, modifiers=[(: default), (: 192.168.1.1)]]",
                "route add -inet6 default fe80::1%em0 @ Route[options=[], verb=add, modifiers=[(-inet6: ), (: default), (: fe80::1%em0)]]",
                "route add -inet -net 10.0.0.0 -prefixlen 8 -ifp em0 -ifa 10.0.0.1 -gateway 10.0.0.2 @ Route[options=[], verb=add, modifiers=[(-inet: ), (-net: ), (: 10.0.0.0), (-prefixlen: 8), (-ifp: em0), (-ifa: 10.0.0.1), (-gateway: 10.0.0.2)]]",
                "route add 10.0.0.1 10.0.0.2 -mtu 1400 -static -reject -blackhole -lock -rtt 3 @ Route[options=[], verb=add, modifiers=[(: 10.0.0.1), (: 10.0.0.2), (-mtu: 1400), (-static: ), (-reject: ), (-blackhole: ), (-lock: ), (-rtt: 3)]]",
                "route delete default @ Route[options=[], verb=delete, modifiers=[(: default)]]",
                "route change default 10.0.0.1 @ Route[options=[], verb=change, modifiers=[(: default), (: 10.0.0.1)]]",
                "route -n get default @ Route[options=[{-n}], verb=get, modifiers=[(: default)]]",
                "route -q flush @ Route[options=[{-q}], verb=flush, modifiers=[]]",
                "route flush -inet @ Route[options=[], verb=flush, modifiers=[(-inet: )]]",
                "route flushall @ Route[options=[], verb=flushall, modifiers=[]]",
                "route -nv monitor @ Route[options=[{-n}, {-v}], verb=monitor, modifiers=[]]",
                "route show @ Route[options=[], verb=show, modifiers=[]]",
                "route -c 1 get 10.0.0.1 @ Route[options=[{-c 1}], verb=get, modifiers=[(: 10.0.0.1)]]",
                "route add -netmask @ Route[options=[], verb=add, modifiers=[(-netmask: )]]",
                "route add -foo 10.0.0.1 @ Route[options=[], verb=add, modifiers=[(-foo: ), (: 10.0.0.1)]]",
                "route bogus @ Route[options=[], verb=bogus, modifiers=[]]",
                "route -t @ Route[options=[{-t}], verb=-, modifiers=[]]",
                "route get add @ Route[options=[], verb=get, modifiers=[(: add)]]",
            })
    void routeDividesIntoVerbAndModifiers(String line, String shown) {
        assertThat(Shown.line(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "pppd @ Pppd[settings=[]]",
                "pppd call called @ Pppd[settings=[(call: called)]]",
                "pppd /dev/tty00 57600 @ Pppd[settings=[(: /dev/tty00), (: 57600)]]",
                "pppd /dev/tty00 57600 10.1.1.1:10.1.1.2 persist holdoff 60 maxfail 0 +ipv6 noauth @ Pppd[settings=[(: /dev/tty00), (: 57600), (: 10.1.1.1:10.1.1.2), (persist: ), (holdoff: 60), (maxfail: 0), (+ipv6: ), (noauth: )]]",
                "pppd connect '/usr/sbin/chat -v' nodetach debug local @ Pppd[settings=[(connect: /usr/sbin/chat -v), (nodetach: ), (debug: ), (local: )]]",
                "pppd -detach lcp-echo-interval 5 @ Pppd[settings=[(-detach: ), (lcp-echo-interval: 5)]]",
                "pppd idle @ Pppd[settings=[(idle: )]]",
                "pppd call persist @ Pppd[settings=[(call: persist)]]",
                "pppd frobnicate -x @ Pppd[settings=[(: frobnicate), (: -x)]]",
            })
    void pppdDividesIntoSettings(String line, String shown) {
        assertThat(Shown.line(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "kill @ Kill[signal=-, list=false, targets=[]]",
                "kill %1 @ Kill[signal=-, list=false, targets=[%1]]",
                "kill 231 232 @ Kill[signal=-, list=false, targets=[231, 232]]",
                "kill -9 231 @ Kill[signal=9, list=false, targets=[231]]",
                "kill -HUP 1 @ Kill[signal=HUP, list=false, targets=[1]]",
                "kill -SIGHUP %1 @ Kill[signal=SIGHUP, list=false, targets=[%1]]",
                "kill -s HUP 1 2 @ Kill[signal=HUP, list=false, targets=[1, 2]]",
                "kill -s @ Kill[signal=, list=false, targets=[]]",
                "kill -l @ Kill[signal=-, list=true, targets=[]]",
                "kill -l 1 @ Kill[signal=-, list=true, targets=[1]]",
                "kill -9 -1 @ Kill[signal=9, list=false, targets=[-1]]",
                "kill -- 5 @ Kill[signal=-, list=false, targets=[5]]",
                "kill -s TERM -- -5 @ Kill[signal=TERM, list=false, targets=[-5]]",
                "pkill pppd @ Pkill[signal=-, options=[], patterns=[pppd]]",
                "pkill -HUP pppd @ Pkill[signal=HUP, options=[], patterns=[pppd]]",
                "pkill -sighup pppd @ Pkill[signal=sighup, options=[], patterns=[pppd]]",
                "pkill -9 -x ospfd @ Pkill[signal=9, options=[{-x}], patterns=[ospfd]]",
                "pkill -f 'zebra -d' @ Pkill[signal=-, options=[{-f}], patterns=[zebra -d]]",
                "pkill -xf -u root zebra @ Pkill[signal=-, options=[{-x}, {-f}, {-u root}], patterns=[zebra]]",
                "pkill @ Pkill[signal=-, options=[], patterns=[]]",
                "pkill -v @ Pkill[signal=-, options=[{-v}], patterns=[]]",
                "pkill -TERM -P 1 @ Pkill[signal=TERM, options=[{-P 1}], patterns=[]]",
            })
    void killAndPkillKnowASignalInEverySpelling(String line, String shown) {
        assertThat(Shown.line(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "netstat @ Utility[program=netstat, options=[], operands=[]]",
                "netstat -rn @ Utility[program=netstat, options=[{-r}, {-n}], operands=[]]",
                "netstat -rn -f inet @ Utility[program=netstat, options=[{-r}, {-n}, {-f inet}], operands=[]]",
                "netstat -rnfinet @ Utility[program=netstat, options=[{-r}, {-n}, {-f inet}], operands=[]]",
                "netstat -i -I em0 @ Utility[program=netstat, options=[{-i}, {-I em0}], operands=[]]",
                "netstat -w @ Utility[program=netstat, options=[{-w}], operands=[]]",
                "netstat -z foo @ Utility[program=netstat, options=[{-z}], operands=[foo]]",
                "arp -an @ Utility[program=arp, options=[{-a}, {-n}], operands=[]]",
                "arp -d 10.0.0.1 @ Utility[program=arp, options=[{-d}], operands=[10.0.0.1]]",
                "arp -s 10.0.0.1 02:00:00:00:00:01 @ Utility[program=arp, options=[{-s}], operands=[10.0.0.1, 02:00:00:00:00:01]]",
                "sysctl -a @ Utility[program=sysctl, options=[{-a}], operands=[]]",
                "sysctl -n net.inet.ip.forwarding @ Utility[program=sysctl, options=[{-n}], operands=[net.inet.ip.forwarding]]",
                "sysctl net.inet.ip.forwarding=1 @ Utility[program=sysctl, options=[], operands=[net.inet.ip.forwarding=1]]",
                "sysctl -w ddb.onpanic=0 @ Utility[program=sysctl, options=[{-w}], operands=[ddb.onpanic=0]]",
                "dmesg @ Utility[program=dmesg, options=[], operands=[]]",
                "dmesg -a @ Utility[program=dmesg, options=[{-a}], operands=[]]",
                "ps @ Utility[program=ps, options=[], operands=[]]",
                "ps ax @ Utility[program=ps, options=[], operands=[ax]]",
                "ps -axl @ Utility[program=ps, options=[{-a}, {-x}, {-l}], operands=[]]",
                "ps -p 1 -o pid,command @ Utility[program=ps, options=[{-p 1}, {-o pid,command}], operands=[]]",
                "pgrep -l ifconfig @ Utility[program=pgrep, options=[{-l}], operands=[ifconfig]]",
                "kldload if_bridge @ Utility[program=kldload, options=[], operands=[if_bridge]]",
                "kldload -v if_bridge if_tap @ Utility[program=kldload, options=[{-v}], operands=[if_bridge, if_tap]]",
                "kldunload -f if_bridge @ Utility[program=kldunload, options=[{-f}], operands=[if_bridge]]",
                "kldunload -i 3 @ Utility[program=kldunload, options=[{-i 3}], operands=[]]",
                "kldstat @ Utility[program=kldstat, options=[], operands=[]]",
                "kldstat -v @ Utility[program=kldstat, options=[{-v}], operands=[]]",
                "kldstat -n if_bridge.ko @ Utility[program=kldstat, options=[{-n if_bridge.ko}], operands=[]]",
                "kextstat @ Utility[program=kextstat, options=[], operands=[]]",
                "kextstat -l -b com.apple @ Utility[program=kextstat, options=[{-l}, {-b com.apple}], operands=[]]",
                "vmstat -m @ Utility[program=vmstat, options=[{-m}], operands=[]]",
                "vmstat -z @ Utility[program=vmstat, options=[{-z}], operands=[]]",
                "vmstat -w 1 -c 3 @ Utility[program=vmstat, options=[{-w 1}, {-c 3}], operands=[]]",
                "uname -a @ Utility[program=uname, options=[{-a}], operands=[]]",
                "uname -srm @ Utility[program=uname, options=[{-s}, {-r}, {-m}], operands=[]]",
                "sleep 5 @ Utility[program=sleep, options=[], operands=[5]]",
                "sleep 0.5 @ Utility[program=sleep, options=[], operands=[0.5]]",
                "cat /etc/ppp/options @ Utility[program=cat, options=[], operands=[/etc/ppp/options]]",
                "cat -n /etc/hosts - @ Utility[program=cat, options=[{-n}], operands=[/etc/hosts, -]]",
                "ls -l /dev @ Utility[program=ls, options=[{-l}], operands=[/dev]]",
                "cron @ Utility[program=cron, options=[], operands=[]]",
                "crontab -l @ Utility[program=crontab, options=[{-l}], operands=[]]",
                "crontab -u root -l @ Utility[program=crontab, options=[{-u root}, {-l}], operands=[]]",
                "hostname @ Utility[program=hostname, options=[], operands=[]]",
                "hostname -s @ Utility[program=hostname, options=[{-s}], operands=[]]",
                "date @ Utility[program=date, options=[], operands=[]]",
                "date -u +%s @ Utility[program=date, options=[{-u}], operands=[+%s]]",
                "man ifconfig @ Utility[program=man, options=[], operands=[ifconfig]]",
                "man 8 route @ Utility[program=man, options=[], operands=[8, route]]",
                "reboot @ Utility[program=reboot, options=[], operands=[]]",
                "reboot -n @ Utility[program=reboot, options=[{-n}], operands=[]]",
                "zebra -d @ Utility[program=zebra, options=[{-d}], operands=[]]",
                "ospfd -d @ Utility[program=ospfd, options=[{-d}], operands=[]]",
                "ripngd -d @ Utility[program=ripngd, options=[{-d}], operands=[]]",
                "grep -v foo @ Utility[program=grep, options=[{-v}], operands=[foo]]",
                "grep -A 2 -e -x file @ Utility[program=grep, options=[{-A 2}, {-e -x}], operands=[file]]",
                "head -5 @ Utility[program=head, options=[{-n 5}], operands=[]]",
                "head -n 5 @ Utility[program=head, options=[{-n 5}], operands=[]]",
                "head -n5 file @ Utility[program=head, options=[{-n 5}], operands=[file]]",
                "tail -1 @ Utility[program=tail, options=[{-n 1}], operands=[]]",
                "tail -n +2 @ Utility[program=tail, options=[{-n +2}], operands=[]]",
                "wc -l @ Utility[program=wc, options=[{-l}], operands=[]]",
            })
    void aUtilityHasOptionsAndOperandsAsGetoptReadsThem(String line, String shown) {
        assertThat(Shown.line(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '\u0001',
            value = {
                "echo @ Echo[newline=true, words=[]]",
                "echo a b @ Echo[newline=true, words=[a, b]]",
                "echo -n a @ Echo[newline=false, words=[a]]",
                "echo -n -n a @ Echo[newline=false, words=[-n, a]]",
                "echo a -n @ Echo[newline=true, words=[a, -n]]",
                "echo -e a @ Echo[newline=true, words=[-e, a]]",
                "true @ True[]",
                "true x @ True[]",
                "false @ False[]",
                ": @ True[]",
                "exec @ Exec[words=[]]",
                "exec ifconfig em0 up @ Exec[words=[ifconfig, em0, up]]",
                "exit @ Exit[status=-]",
                "exit 3 @ Exit[status=3]",
                "jobs @ Jobs[words=[]]",
                "jobs -l @ Jobs[words=[-l]]",
                "wait @ Wait[targets=[]]",
                "wait %1 231 @ Wait[targets=[%1, 231]]",
                "frobnicate -a b @ Words[name=frobnicate, words=[-a, b]]",
                "./ifconfig em0 @ Words[name=./ifconfig, words=[em0]]",
                "/etc/rc.d/ifconfig em0 @ Words[name=/etc/rc.d/ifconfig, words=[em0]]",
                "\"\" a @ Words[name=, words=[a]]",
                "cd /tmp @ sh: 1: cd: not supported (column 1)",
                "test -n x @ Test[words=[-n, x]]",
                "[ a = b ] @ Test[words=[a, =, b, ]]]",
                ". x @ sh: 1: .: not supported (column 1)",
                "eval ls @ sh: 1: eval: not supported (column 1)",
                "break @ sh: 1: break: not supported (column 1)",
            })
    void theShellsOwnCommandsAndOtherWords(String line, String shown) {
        assertThat(Shown.line(line)).isEqualTo(shown);
    }

    @Test
    void everyRecordKeepsTheExactWords() {
        for (String line : List.of(
                "ifconfig -ag bridge inet",
                "/sbin/route -nv add -net 10.0.0.0/8 -foo",
                "pppd call x -y",
                "kill -s HUP -- 4",
                "pkill -SIGHUP -fx pppd",
                "netstat -rnfinet",
                "echo -n a",
                "true b",
                "false b",
                "exec ls -l",
                "exit 3 4",
                "jobs -l",
                "wait %1",
                "frobnicate a",
                ":fix x on",
                ":option a=b")) {
            List<String> argv = List.of(line.split(" "));

            ReadResult<Command> read = CommandReader.command(argv);

            assertThat(((ReadResult.Parsed<Command>) read).value().argv()).isEqualTo(argv);
        }
    }

    @Test
    void aWordWithBlanksIsOneWord() {
        ReadResult<Command> read = CommandReader.command(List.of("ifconfig", "em0", "description", "up and down"));

        Command.Ifconfig command = (Command.Ifconfig) ((ReadResult.Parsed<Command>) read).value();
        assertThat(command.parameters()).containsExactly(new Clause("description", List.of("up and down")));
        assertThat(command.ifname()).isEqualTo(Optional.of("em0"));
    }

    @Test
    void noWordsAtAllSucceed() {
        ReadResult<Command> read = CommandReader.command(List.of());

        assertThat(read).isEqualTo(new ReadResult.Parsed<Command>(new Command.True(List.of())));
    }

    @Test
    void oneColumnPerWordIsAsked() {
        assertThatThrownBy(() -> CommandReader.command(List.of("a", "b"), List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 words, 1 columns");
    }
}
