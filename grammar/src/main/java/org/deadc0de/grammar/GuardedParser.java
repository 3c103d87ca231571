package org.deadc0de.grammar;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** Refuses a text nested so deeply that reading it would need more stack than a small thread has. */
abstract class GuardedParser extends Parser {
    /** About a hundred loops inside each other. */
    static final int MAX_RULES = 900;

    private int depth;

    GuardedParser(TokenStream input) {
        super(input);
    }

    @Override
    public void enterRule(ParserRuleContext context, int state, int ruleIndex) {
        super.enterRule(context, state, ruleIndex);
        depth++;
        if (depth > MAX_RULES) {
            throw new TooDeep(getCurrentToken());
        }
    }

    @Override
    public void exitRule() {
        depth--;
        super.exitRule();
    }

    /** Never leaves this package. */
    static final class TooDeep extends RuntimeException {
        private final Token token;

        TooDeep(Token token) {
            super("nested too deeply", null, false, false);
            this.token = token;
        }

        Token token() {
            return token;
        }
    }
}
