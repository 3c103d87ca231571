// The kernel debuggers. Only full names and the fixed short ones are known here; a unique abbreviation of another name is
// for the debugger at hand to resolve, so it stays a line of words.
parser grammar Ddb;

ddb
    : ( BT | T | TRACE | WHERE ) modifier? operand+=ddbWord*                                  # ddbTrace
    | PS modifier?                                                                   # ddbPs
    | SHOW every=ALL? ddbTopic modifier? operand+=ddbWord*                             # ddbShow
    | ( EXAMINE | X ) modifier? address+=ddbWord* ( COMMA count=ddbWord )?           # ddbExamine
    | ( P | PRINT ) modifier? expression+=ddbWord*                                   # ddbPrint
    | ( C | CONTINUE )                                                               # ddbContinue
    | ( REBOOT | RESET ) modifier? operand+=ddbWord*                                          # ddbReboot
    | CALL expression+=ddbWord*                                                     # ddbCall
    | SYNC                                                                           # ddbSync
    | DUMP                                                                           # ddbDump
    | PANIC                                                                          # ddbPanic
    | HELP operand+=ddbWord*                                                                  # ddbHelp
    ;

modifier
    : SLASH letters=ddbWord
    ;

ddbTopic
    : ALLCHAINS | ALLLOCKS | ALLPCPU | BREAKS | CHAINS | EVENT | IFNET | IFNETS | LOCK | LOCKCHAIN
    | LOCKEDVNODS | LOCKS | MALLOC | MAP | MBUF | MSGBUF | OBJECT | PAGE | PANIC | PCPU | POOL | PROC | PROCS
    | REGISTERS | SLEEPCHAIN | SLEEPQ | SLEEPQUEUE | THREAD | TURNSTILE | UMA | UVMEXP | WATCHES | WITNESS
    ;

ddbWord
    : WORD | ALL | ALLCHAINS | ALLLOCKS | ALLPCPU | BREAKS | BT | C | CALL | CHAINS | CONTINUE | DUMP | EVENT
    | EXAMINE | HELP | IFNET | IFNETS | LOCK | LOCKCHAIN | LOCKEDVNODS | LOCKS | MALLOC | MAP | MBUF | MSGBUF
    | OBJECT | P | PAGE | PANIC | PCPU | POOL | PRINT | PROC | PROCS | PS | REBOOT | REGISTERS | RESET | SHOW
    | SLEEPCHAIN | SLEEPQ | SLEEPQUEUE | SYNC | T | THREAD | TRACE | TURNSTILE | UMA | UVMEXP | WATCHES
    | WHERE | WITNESS | X
    ;
