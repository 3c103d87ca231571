// The text of a shell line.
//
// Quotes are islands: inside them blanks, operators and comments are plain text. ShellLexer (the superclass) tells where a
// word begins, and puts a GLUE token of no width between two parts of one word, so that the parser never sees a blank.
lexer grammar CommandLexer;

options {
    superClass = ShellLexer;
    tokenVocab = KeywordLexer;
}

tokens {
    // made by ShellLexer
    GLUE,
    // made by ArgumentTokens from the words of a command, after expansion
    ASSIGNED, DASHED, FLAG, NUMBER, PROGRAM, REST, SIGNAL, VALUE, VALUE_FLAG, WORD
}

BLANKS       : [ \t\r\f\u000b]+ -> channel(HIDDEN) ;
CONTINUATION : '\\' '\r'? '\n' -> channel(HIDDEN) ;
COMMENT      : '#' {atWordStart()}? ~[\n]* -> channel(HIDDEN) ;
NEWLINE      : '\r'? '\n' ;

AND_IF      : '&&' ;
OR_IF       : '||' ;
AMPERSAND   : '&' ;
PIPE        : '|' ;
PIPE_BOTH   : '|&' ;
SEMICOLON   : ';' ;
CASE_END    : ';;' ;
LPAREN      : '(' ;
RPAREN      : ')' ;
HERE        : '<<' '<'? '-'? ;
LESS        : '<' ;
GREAT       : '>' ;
DGREAT      : '>>' ;
CLOBBER     : '>|' ;
LESS_GREAT  : '<>' ;
LESS_AND    : '<&' ;
GREAT_AND   : '>&' ;
IO_NUMBER   : [0-9]+ ; // ShellLexer makes it a LITERAL where no redirection follows

// Reserved words; as arguments they are words like any other.
BANG     : '!' ;
CASE     : 'case' ;
DO       : 'do' ;
DONE     : 'done' ;
ELIF     : 'elif' ;
ELSE     : 'else' ;
ESAC     : 'esac' ;
FI       : 'fi' ;
FOR      : 'for' ;
FUNCTION : 'function' ;
IF       : 'if' ;
IN       : 'in' ;
LBRACE   : '{' ;
RBRACE   : '}' ;
REPEAT   : 'repeat' ;
THEN     : 'then' ;
UNTIL    : 'until' ;
WHILE    : 'while' ;

// :explore takes the rest of its line as it stands, for that is a script of its own.
EXPLORE_LINE : ':explore' {beforeRest()}? -> pushMode(REST_OF_LINE) ;

LITERAL : ~[ \t\r\n\f\u000b\\'"`$&|;<>()]+ ;
ESCAPED : '\\' ~[\r\n] | '\\\r' ;

VARIABLE             : '$' ( [a-zA-Z_] [a-zA-Z_0-9]* | [?!] ) ;
BRACED_VARIABLE      : '${' ( [a-zA-Z_] [a-zA-Z_0-9]* | [?!] ) '}' ;
ARITHMETIC           : '$((' -> pushMode(ARITHMETIC_EXPRESSION) ;
COMMAND_SUBSTITUTION : '$(' ;
BACKQUOTE            : '`' ;
PARAMETER_EXPANSION  : '${' ;
SPECIAL_PARAMETER    : '$' [0-9@*#$-] ;
DOLLAR               : '$' ;

SINGLE_OPEN : '\'' -> pushMode(SINGLE_QUOTES) ;
DOUBLE_OPEN : '"' -> pushMode(DOUBLE_QUOTES) ;
LAST_BACKSLASH : '\\' ;

mode SINGLE_QUOTES;
SINGLE_TEXT  : ~[']+ ;
SINGLE_CLOSE : '\'' -> popMode ;

mode DOUBLE_QUOTES;
DOUBLE_CONTINUATION         : '\\' '\r'? '\n' -> channel(HIDDEN) ;
DOUBLE_TEXT                 : ~["\\$`]+ | '\\' ;
DOUBLE_ESCAPED              : '\\' ["\\$`] ;
DOUBLE_VARIABLE             : '$' ( [a-zA-Z_] [a-zA-Z_0-9]* | [?!] ) -> type(VARIABLE) ;
DOUBLE_BRACED_VARIABLE      : '${' ( [a-zA-Z_] [a-zA-Z_0-9]* | [?!] ) '}' -> type(BRACED_VARIABLE) ;
DOUBLE_ARITHMETIC           : '$((' -> type(ARITHMETIC), pushMode(ARITHMETIC_EXPRESSION) ;
DOUBLE_COMMAND_SUBSTITUTION : '$(' -> type(COMMAND_SUBSTITUTION) ;
DOUBLE_BACKQUOTE            : '`' -> type(BACKQUOTE) ;
DOUBLE_PARAMETER_EXPANSION  : '${' -> type(PARAMETER_EXPANSION) ;
DOUBLE_SPECIAL_PARAMETER    : '$' [0-9@*#$-] -> type(SPECIAL_PARAMETER) ;
DOUBLE_DOLLAR               : '$' -> type(DOLLAR) ;
DOUBLE_CLOSE                : '"' -> popMode ;

// Parentheses are counted, so that the expression ends where its own begin; what it means shows when it is expanded.
mode ARITHMETIC_EXPRESSION;
ARITHMETIC_TEXT  : ~[()]+ ;
ARITHMETIC_OPEN  : '(' ;
ARITHMETIC_CLOSE : ')' ;
ARITHMETIC_END   : '))' {atOutermost()}? -> popMode ;

mode REST_OF_LINE;
REST_TEXT : ~[\r\n]+ | '\r' ;
REST_END  : '\r'? '\n' -> type(NEWLINE), popMode ;

mode DEBUGGER;
DEBUGGER_BLANKS : [ \t\r\n\f\u000b]+ -> channel(HIDDEN) ;
SLASH           : '/' ;
COMMA           : ',' ;
DEBUGGER_WORD   : ~[ \t\r\n\f\u000b/,]+ ;
