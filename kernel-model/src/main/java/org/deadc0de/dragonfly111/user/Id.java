package org.deadc0de.dragonfly111.user;

import org.deadc0de.kernel.ProgramContext;

/** id(1), usr.bin/id: who one is here, which is always root. */
public final class Id extends Tool {
    public Id(ProgramContext context) {
        super(context);
    }

    @Override
    int main() {
        if (has("-u") || has("-g")) {
            print(has("-n") ? has("-u") ? "root\n" : "wheel\n" : "0\n");
        } else if (has("-G")) {
            print(has("-n") ? "wheel operator\n" : "0 5\n");
        } else {
            print("uid=0(root) gid=0(wheel) groups=0(wheel),5(operator)\n");
        }
        return 0;
    }
}
