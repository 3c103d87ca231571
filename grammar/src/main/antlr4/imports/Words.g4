// What the shell itself does, and every program that has no grammar of its own.
parser grammar Words;

echo
    : noNewline=FLAG? operand+=WORD*
    ;

words
    : operand+=WORD*
    ;
