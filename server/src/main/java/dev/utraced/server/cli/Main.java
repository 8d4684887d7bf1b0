package dev.utraced.server.cli;

import dev.utraced.server.cli.CommandLineParser.Request;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;

/** The program: reads the command line, runs a server, and ends with its exit code. */
public final class Main {
    private Main() {}

    /** The first thread is left to the loop. */
    public static void main(String[] arguments) throws InterruptedException {
        FirstThread first = new FirstThread();
        new Thread(() -> runToTheEnd(arguments, first), "main").start();
        first.lend();
    }

    private static void runToTheEnd(String[] arguments, FirstThread first) {
        int exitCode = Server.FAILURE;
        try {
            exitCode = run(arguments, System.err, first);
        } catch (InterruptedException | RuntimeException | Error e) {
            e.printStackTrace();
        }
        System.exit(exitCode);
    }

    private static int run(String[] arguments, PrintStream err, FirstThread first) throws InterruptedException {
        if (arguments.length > 0 && ConnectorCommand.VERBS.contains(arguments[0])) {
            return ConnectorCommand.run(List.of(arguments), err);
        }
        first.execute(HeadStart::run);
        Request request;
        try {
            request = CommandLineParser.parse(Version.text(), List.of(arguments));
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.print(Usage.TEXT);
            return Server.FAILURE;
        }
        if (request.options().isEmpty()) {
            print(request.print());
            return Server.SUCCESS;
        }
        try {
            return new Server(request.options().get(), err, first).run();
        } catch (StartException e) {
            err.println(e.getMessage());
            err.println("Exiting");
            return Server.FAILURE;
        }
    }

    /** Only what was asked for, and only where there is no server: a server's standard output may be a connection. */
    private static void print(String text) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out));
        out.print(text);
        out.flush();
    }
}
