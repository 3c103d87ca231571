package org.deadc0de.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deadc0de.transcript.TranscriptFiles;

/** Transcripts by name: files of the host, or the stories that come with deadc0de. */
final class Corpus {
    private static final String BUNDLED = "/corpus";
    private static final int LARGEST = 1 << 30; // checkpoints of long searches are read here, too

    private Corpus() {}

    /** The stories in the box, by their names below the corpus, in alphabetical order. */
    static Map<String, String> bundled() {
        URL url = Corpus.class.getResource(BUNDLED);
        if (url == null) {
            throw new Refusal(Exit.DEFECT, "this build has no corpus in it");
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return below(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return below(jar.getPath(BUNDLED));
            }
        } catch (URISyntaxException | IOException e) {
            throw new Refusal(Exit.DEFECT, "the bundled corpus cannot be read");
        }
    }

    private static Map<String, String> below(Path top) {
        Map<String, String> stories = new LinkedHashMap<>();
        for (Path file : files(List.of(top))) {
            stories.put(top.relativize(file).toString(), read(file));
        }
        return stories;
    }

    /** The named files, and all transcripts below the named directories, in a fixed order. */
    static List<Path> files(List<Path> paths) {
        try {
            return TranscriptFiles.find(paths);
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal(Exit.UNREADABLE, "a directory cannot be read: " + e.getMessage());
        }
    }

    static String read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Refusal(Exit.UNREADABLE, path + ": larger than " + (LARGEST >> 20) + " MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new Refusal(Exit.UNREADABLE, path + ": there is no such file");
        } catch (IOException e) {
            throw new Refusal(Exit.UNREADABLE, path + ": cannot be read as UTF-8 text");
        }
    }
}
