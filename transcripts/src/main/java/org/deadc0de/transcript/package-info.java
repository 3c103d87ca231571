/**
 * Transcripts: Markdown files that read as a bug report and replay as a test.
 *
 * <p>{@link org.deadc0de.transcript.TranscriptReader} turns text into a {@link org.deadc0de.transcript.Transcript},
 * {@link org.deadc0de.transcript.Replayer} plays it over any {@link org.deadc0de.transcript.SessionFactory}, and
 * {@link org.deadc0de.transcript.Update} accepts what the session says now. Nothing here knows a kernel, a grammar or a
 * terminal; only {@link org.deadc0de.transcript.TranscriptFiles} touches files.
 */
package org.deadc0de.transcript;
