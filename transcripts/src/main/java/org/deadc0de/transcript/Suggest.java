package org.deadc0de.transcript;

import java.util.Collection;

/** Finds the word that somebody probably meant. */
final class Suggest {
    private static final int LONGEST = 64;

    private Suggest() {}

    /** {@code did you mean "kernel"?}, or empty when nothing known comes near. */
    static String nearest(String word, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best == null ? "" : "did you mean \"" + best + "\"?";
    }

    /** {@code a, b or c}. */
    static String oneOf(Collection<String> words) {
        StringBuilder text = new StringBuilder();
        int left = words.size();
        for (String word : words) {
            text.append(word);
            left--;
            text.append(left > 1 ? ", " : left == 1 ? " or " : "");
        }
        return text.toString();
    }

    /** Edits between two words, an exchange of neighbours counted as one; case does not count. */
    private static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return LONGEST;
        }
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                boolean same = same(a.charAt(i - 1), b.charAt(j - 1));
                int least = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
                least = Math.min(least, edits[i - 1][j - 1] + (same ? 0 : 1));
                boolean exchanged = i > 1
                        && j > 1
                        && same(a.charAt(i - 1), b.charAt(j - 2))
                        && same(a.charAt(i - 2), b.charAt(j - 1));
                edits[i][j] = exchanged ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
            }
        }
        return edits[a.length()][b.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
