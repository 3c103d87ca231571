package org.deadc0de.session;

import org.deadc0de.kernel.ProgramContext.TextSink;

/**
 * Where a command's output goes.
 *
 * @param in its whole standard input
 * @param out takes standard output
 * @param err takes standard error
 */
record Streams(String in, TextSink out, TextSink err) {
    Streams withOut(TextSink newOut) {
        return new Streams(in, newOut, err);
    }

    Streams withErr(TextSink newErr) {
        return new Streams(in, out, newErr);
    }

    Streams withIn(String newIn) {
        return new Streams(newIn, out, err);
    }
}
