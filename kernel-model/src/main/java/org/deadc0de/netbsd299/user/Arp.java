package org.deadc0de.netbsd299.user;

import org.deadc0de.kernel.ProgramContext;

/** arp(8): nobody else is on the Ethernet, so its table is empty. */
final class Arp extends Tool {
    private static final String USAGE = """
            usage: arp [-n] hostname
            usage: arp [-n] -a
            usage: arp -d [-a|hostname [proxy]]
            usage: arp -s hostname ether_addr [temp] [proxy]
            usage: arp -f filename
            """;

    Arp(ProgramContext context) {
        super(context);
    }

    int main() {
        if (words.stream().anyMatch(word -> word.startsWith("-") && word.contains("a"))) {
            return 0;
        }
        if (words.size() == 1 && !words.get(0).startsWith("-")) {
            print(words.get(0) + " (" + words.get(0) + ") -- no entry\n");
            return 1;
        }
        context.err().print(USAGE);
        return 1;
    }
}
