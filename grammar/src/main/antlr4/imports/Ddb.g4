// The kernel debuggers. Only full names and the fixed short ones are known here; a unique abbreviation of another name is
// for the debugger at hand to resolve, so it stays a line of words.
parser grammar Ddb;

ddb
    : ( BT | T | TRACE | WHERE ) modifier? operand+=ddbWord* ( COMMA count=ddbWord )?    # ddbTrace
    | PS modifier? rest*                                                                 # ddbPs
    | SHOW every=ALL? ddbTopic modifier? operand+=ddbWord* ( COMMA count=ddbWord )?      # ddbShow
    | ( EXAMINE | X ) modifier? address+=ddbWord* ( COMMA count=ddbWord )?               # ddbExamine
    | ( P | PRINT ) modifier? expression+=rest*                                          # ddbPrint
    | ( C | CONTINUE ) rest*                                                             # ddbContinue
    | ( REBOOT | RESET ) modifier? operand+=rest*                                        # ddbReboot
    | CALL expression+=rest*                                                             # ddbCall
    | SYNC rest*                                                                         # ddbSync
    | DUMP rest*                                                                         # ddbDump
    | PANIC rest*                                                                        # ddbPanic
    | HELP operand+=rest*                                                                # ddbHelp
    ;

// A piece of an expression, or what a command that takes none has after it.
rest
    : COMMA
    | SLASH
    | ddbWord
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
