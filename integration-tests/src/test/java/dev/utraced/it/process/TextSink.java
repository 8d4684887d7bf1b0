package dev.utraced.it.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what a process writes to one of its streams, and lets a test wait for a text in it. */
public final class TextSink {
    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean ended;

    private TextSink(String name) {
        this.name = name;
    }

    static TextSink of(String name, InputStream stream) {
        TextSink sink = new TextSink(name);
        Thread reader = new Thread(() -> sink.drain(stream), "sink " + name);
        reader.setDaemon(true);
        reader.start();
        return sink;
    }

    private void drain(InputStream stream) {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1), false);
            }
        } catch (IOException closed) {
            // A stream that breaks has ended: the process is gone.
        }
        append("", true);
    }

    private void append(String more, boolean end) {
        lock.lock();
        try {
            text.append(more);
            ended |= end;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Everything so far. */
    public String text() {
        lock.lock();
        try {
            return text.toString();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the text holds {@code regex}.
     *
     * @throws AssertionError when it does not come in time, or cannot come any more
     */
    public MatchResult await(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
        Deadline deadline = Deadline.fromNow();
        lock.lock();
        try {
            while (true) {
                Matcher matcher = pattern.matcher(text);
                if (matcher.find()) {
                    return matcher.toMatchResult();
                }
                if (ended || deadline.hasPassed()) {
                    throw new AssertionError(
                            "no /%s/ from %s%s, which said:%n%s".formatted(regex, name, ended ? " (ended)" : "", text));
                }
                changed.await(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end of the stream and gives all of it. */
    public String awaitEnd() {
        Deadline deadline = Deadline.fromNow();
        lock.lock();
        try {
            while (!ended) {
                if (deadline.hasPassed()) {
                    throw new AssertionError("%s did not end; it said:%n%s".formatted(name, text));
                }
                changed.await(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            }
            return text.toString();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
