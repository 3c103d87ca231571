// Programs whose command line is what getopt(3) reads: options, then operands. Getopt says which letters take a value.
parser grammar Utilities;

utility
    : option* operand+=WORD*
    ;

option
    : FLAG                  # plainOption
    | VALUE_FLAG VALUE      # valueOption
    ;

utilityName
    : ARP | CAT | CRON | CRONTAB | DATE | DMESG | GREP | HEAD | HOSTNAME | KEXTLOAD | KEXTSTAT | KEXTUNLOAD
    | KLDLOAD | KLDSTAT | KLDUNLOAD | LS | MAN | NETSTAT | OSPFD | PGREP | PS | REBOOT | RIPNGD | SLEEP
    | SYSCTL | TAIL | UNAME | VMSTAT | WC | ZEBRA
    ;
