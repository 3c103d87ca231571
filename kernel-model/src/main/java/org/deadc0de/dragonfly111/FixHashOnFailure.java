package org.deadc0de.dragonfly111;

import java.util.Set;

/** The commit of 2008-05-26: an address whose configuration failed is in the bucket of its old address, once. */
final class FixHashOnFailure extends DragonFlyFix {
    FixHashOnFailure() {
        super(
                "hash-on-failure",
                "44a87e427e (2008-05-26): a failed in_ifinit leaves the address in its old bucket, once",
                Set.of("initFailure"));
    }

    @Override
    void apply(DragonFly111 k) {
        k.seams.initFailure = new Seams.InitFailure() {
            @Override
            public void unhash(InIfaddr ia) {
                if (ia.ia_addr().sa_family() == KernelFile.AF_INET) {
                    k.in_c.HASH_REMOVE(ia);
                }
            }

            @Override
            public void rehash(InIfaddr ia) {
                if (ia.ia_addr().sa_family() == KernelFile.AF_INET) {
                    k.in_c.HASH_INSERT(ia);
                }
            }
        };
    }
}
