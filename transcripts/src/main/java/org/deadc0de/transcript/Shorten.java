package org.deadc0de.transcript;

/** Keeps overlong text from flooding a report. */
final class Shorten {
    private Shorten() {}

    /** The text, or its beginning with a note of what is left out. */
    static String to(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end) + "... (" + (text.length() - end) + " more characters)";
    }
}
