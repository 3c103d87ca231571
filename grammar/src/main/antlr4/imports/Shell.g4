// The shell language: lists, pipelines, loops, words. Words are not looked at here; they may still hold variables.
parser grammar Shell;

// The reader adds a newline to the text, so every list element has its terminator.
script
    : NEWLINE* element* EOF
    ;

element
    : andOr terminator
    ;

terminator
    : SEMICOLON NEWLINE*    # inForeground
    | AMPERSAND NEWLINE*    # inBackground
    | NEWLINE+              # atLineEnd
    ;

andOr
    : first=pipeline chained*
    ;

chained
    : operator=( AND_IF | OR_IF ) NEWLINE* pipeline
    ;

pipeline
    : shellCommand ( PIPE NEWLINE* shellCommand )*
    ;

shellCommand
    : FOR variable=forName NEWLINE* IN word* forEnd body redirection*    # forLoop
    | WHILE NEWLINE* condition=elements body redirection*                # whileLoop
    | REPEAT count=word shellCommand                                     # repeatLoop
    | EXPLORE_LINE REST_TEXT*                                            # exploreLine
    | redirection* commandWord argument*                                 # invocation
    | redirection+                                                       # redirectionsOnly
    ;

elements
    : element+
    ;

body
    : DO NEWLINE* elements DONE
    ;

forEnd
    : SEMICOLON NEWLINE*
    | NEWLINE+
    ;

forName
    : IN
    | LITERAL
    | reserved
    ;

argument
    : word           # wordArgument
    | redirection    # redirectionArgument
    ;

redirection
    : descriptor=IO_NUMBER? operator=( CLOBBER | DGREAT | GREAT | GREAT_AND | LESS | LESS_AND | LESS_GREAT ) target=word
    ;

word
    : part ( GLUE part )*
    ;

// The first word of a command is never a reserved word.
commandWord
    : plainPart ( GLUE part )*
    ;

part
    : plainPart
    | reserved
    ;

plainPart
    : text=( IN | LITERAL )                        # literalPart
    | ESCAPED                                      # escapedPart
    | DOLLAR                                       # dollarPart
    | variable=( BRACED_VARIABLE | VARIABLE )      # variablePart
    | arithmetic                                   # arithmeticPart
    | SINGLE_OPEN SINGLE_TEXT? SINGLE_CLOSE        # singleQuoted
    | DOUBLE_OPEN doublePart* DOUBLE_CLOSE         # doubleQuoted
    ;

doublePart
    : text=( DOLLAR | DOUBLE_TEXT )                # doubleText
    | DOUBLE_ESCAPED                               # doubleEscaped
    | variable=( BRACED_VARIABLE | VARIABLE )      # doubleVariable
    | arithmetic                                   # doubleArithmetic
    ;

arithmetic
    : ARITHMETIC piece+=( ARITHMETIC_CLOSE | ARITHMETIC_OPEN | ARITHMETIC_TEXT )* ARITHMETIC_END
    ;

reserved
    : BANG | CASE | DO | DONE | ELIF | ELSE | ESAC | FI | FOR | FUNCTION | IF | LBRACE | RBRACE | REPEAT | THEN | UNTIL
    | WHILE
    ;
