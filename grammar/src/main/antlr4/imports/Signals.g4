// kill(1) and pkill(1): a signal in one of its spellings, then whom it is for.
parser grammar Signals;

kill
    : signal? target+=WORD*    # killTargets
    | FLAG operand+=WORD*      # killList
    ;

pkill
    : signal? option* operand+=WORD*
    ;

signal
    : SIGNAL                 # signalWord
    | VALUE_FLAG VALUE       # signalOption
    ;
