package dev.utraced.linux.arch.x86;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program under test, not a child of this JVM: its reaper would take the stops. It prints its number and two more, in hex, and waits for
 * a line.
 */
record StartedProgram(int pid, long bytesAt, long threadPointer, OutputStream input) implements AutoCloseable {
    static StartedProgram of(Path program, Path folder) throws IOException, InterruptedException {
        Path fifo = folder.resolve("input");
        new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
        Process shell =
                new ProcessBuilder("sh", "-c", "\"$0\" < \"$1\" & wait", program.toString(), fifo.toString()).start();
        OutputStream input = Files.newOutputStream(fifo);
        BufferedReader output = shell.inputReader();
        String[] line = output.readLine().split(" ");
        return new StartedProgram(
                Integer.parseInt(line[0]), Long.parseLong(line[1], 16), Long.parseLong(line[2], 16), input);
    }

    void go() throws IOException {
        input.write('\n');
        input.flush();
    }

    /** The end of input ends a program that has not been let go. */
    @Override
    public void close() throws IOException {
        input.close();
    }
}
