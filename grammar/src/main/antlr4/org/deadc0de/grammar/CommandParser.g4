// Everything a person can type, by entrance: the shell's text, the words of one command, a debugger line.
//
// The words of a command arrive after expansion, one token each; ArgumentTokens has given them their types.
parser grammar CommandParser;

options {
    superClass = GuardedParser;
    tokenVocab = CommandLexer;
}

import Shell, Ifconfig, Route, Pppd, Signals, Utilities, Words, Meta, Ddb;

command
    : IFCONFIG ifconfig EOF        # ifconfigCommand
    | ROUTE route EOF              # routeCommand
    | PPPD pppd EOF                # pppdCommand
    | KILL kill EOF                # killCommand
    | PKILL pkill EOF              # pkillCommand
    | utilityName utility EOF      # utilityCommand
    | ECHO echo EOF                # echoCommand
    | EXEC words EOF               # execCommand
    | EXIT words EOF               # exitCommand
    | FALSE words EOF              # falseCommand
    | JOBS words EOF               # jobsCommand
    | ( BRACKET | TEST ) words EOF # testCommand
    | TRUE words EOF               # trueCommand
    | WAIT words EOF               # waitCommand
    | WORD words EOF               # otherCommand
    ;

metaCommand
    : meta EOF
    ;

debuggerCommand
    : ddb EOF
    ;
