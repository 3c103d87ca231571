package org.deadc0de.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The only place of this package that touches files. */
public final class TranscriptFiles {
    /** Whether accepted output may be written. */
    public enum Writing {
        /** Files are rewritten. */
        ALLOWED,
        /** A CI server is at work: nothing is ever written. */
        NEVER_IN_CI
    }

    private static final long LARGEST_BYTES = 8L << 20;

    private TranscriptFiles() {}

    /**
     * The transcripts under some paths, in alphabetical order of their names below each path. A file that is named is
     * taken as it is; in a directory, {@code .md} files that have a console or explore fence, and {@code .t} files.
     */
    public static List<Path> find(List<Path> roots) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : roots) {
            if (!Files.isDirectory(root)) {
                found.add(root);
                continue;
            }
            try (Stream<Path> walk = Files.walk(root)) {
                List<Path> files = walk.filter(path -> isTranscript(root, path))
                        .sorted((a, b) -> name(a).compareTo(name(b)))
                        .toList();
                for (Path file : files) {
                    if (file.toString().endsWith(".t") || hasFence(file)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isTranscript(Path root, Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        if (!name.endsWith(".md") && !name.endsWith(".t")) {
            return false;
        }
        for (Path part : root.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return Files.isRegularFile(path);
    }

    private static boolean hasFence(Path file) throws IOException {
        String text = new String(beginning(file), StandardCharsets.UTF_8);
        return text.contains("```console")
                || text.contains("```explore")
                || text.contains("~~~console")
                || text.contains("~~~explore");
    }

    /** A file's name in messages: with slashes, wherever it is. */
    public static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    /**
     * Reads one transcript.
     *
     * @throws TranscriptSyntaxException when it is none, or no UTF-8, or larger than 8 MiB
     */
    public static Transcript read(Path file) throws IOException, TranscriptSyntaxException {
        Problems problems = new Problems(name(file));
        SourceLine nothing = new SourceLine(1, "", "");
        byte[] bytes = beginning(file);
        if (bytes.length > LARGEST_BYTES) {
            long size = Math.max(Files.size(file), bytes.length); // a device has no size and never ends
            problems.add(nothing, 0, 1, "a file of " + size + " bytes", "at most " + LARGEST_BYTES, "");
            problems.throwIfAny();
        }
        ByteBuffer unread = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(unread, text, true).isError()) {
            String before = text.flip().toString();
            int start = before.lastIndexOf('\n') + 1;
            int number = 1 + (int) before.chars().filter(c -> c == '\n').count();
            String lineSoFar = before.substring(start);
            problems.add(
                    new SourceLine(number, lineSoFar + "?", ""),
                    lineSoFar.length(),
                    1,
                    String.format(Locale.ROOT, "a byte 0x%02x that is not UTF-8", unread.get() & 0xff),
                    "UTF-8 text",
                    "");
            problems.throwIfAny();
        }
        return TranscriptReader.read(name(file), text.flip().toString());
    }

    /** A whole file; of a larger one than a transcript may be, only so much that this can be seen. */
    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes((int) LARGEST_BYTES + 1);
        }
    }

    /**
     * Accepts the new output of one file.
     *
     * @return what changed, or would: with {@link Writing#NEVER_IN_CI} the file stays as it is and a note says so
     */
    public static Update.Outcome update(Path file, SessionFactory factory, ExploreJudge explorer, Writing writing)
            throws IOException, TranscriptSyntaxException {
        Update.Outcome outcome = Update.update(read(file), factory, explorer);
        if (!outcome.changed()) {
            return outcome;
        }
        if (writing == Writing.NEVER_IN_CI) {
            List<String> notes = new ArrayList<>(outcome.notes());
            notes.add("not written: CI never accepts output");
            return new Update.Outcome(outcome.text(), true, notes);
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, outcome.text(), StandardCharsets.UTF_8);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        return outcome;
    }

    /**
     * Opens a new file for a recording; every addition is forced to the disk.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one already
     */
    public static Recorder.Sink sink(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Recorder.Sink() {
            @Override
            public void append(String text) throws IOException {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
