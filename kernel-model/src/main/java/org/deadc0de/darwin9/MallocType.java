package org.deadc0de.darwin9;

/** Types of bsd/sys/malloc.h that the configuration path allocates. */
enum MallocType {
    M_TEMP,
    M_IFADDR,
    M_IFMADDR,
    M_IPMADDR,
    M_RTABLE,
    M_NKE,
    M_PCB,
    M_DEVBUF,
    M_CLONE,
    M_SOCKET,
    M_MBUF,
    M_FILE,
    M_PROC
}
