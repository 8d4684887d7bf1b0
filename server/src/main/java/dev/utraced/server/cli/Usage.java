package dev.utraced.server.cli;

/** What {@code --help} prints. */
final class Usage {
    static final String TEXT = """
            Usage: utraced [OPTIONS] COMM PROG [ARGS...]
                   utraced [OPTIONS] --attach COMM PID
                   utraced [OPTIONS] --multi COMM

            COMM is HOST:PORT or :PORT to listen on TCP, unix:PATH to listen on a Unix
            socket, or - to talk over standard input and output. Without a host only
            clients on this machine are heard; 0.0.0.0:PORT or [::]:PORT says otherwise.
            Port 0 is any that is free.
            PROG is started with ARGS; PID is the process to attach to.

              --attach              Attach to the running process PID.
              --multi               Start without a program, and stay until told to
                                    end: clients start programs or attach.
              --once                End when the first connection has closed.
              --on-disconnect=hold|resume|kill
                                    What becomes of a client's processes when its
                                    link is lost. Without this, those it attached
                                    to run on, those it started are killed, and
                                    that of the command line waits for the next.
              --wrapper WRAPPER... --
                                    Start programs by way of WRAPPER, which must end
                                    in exec.
              --disable-randomization, --no-disable-randomization
                                    Start programs with a fixed address layout, as
                                    by default, or with the usual one.
              --startup-with-shell, --no-startup-with-shell
                                    Start programs through a shell, as by default,
                                    or directly.
              --io=client|server    Show what programs print at the client that started
                                    them (while it waits for them, in all-stop mode),
                                    and let it type to them (monitor type TEXT); or, as
                                    by default, use the server's input and output.
              --input=FILE          Let programs read FILE.
              --debug[=LOG,...]     Log what the server does; LOG is wire, session
                                    or tracer, without it all of them.
              --debug-format=FORMAT,...
                                    Put something in front of each line of the log:
                                    timestamp, all or none.
              --debug-file=FILE     Log to FILE, not to standard error.
              --disable-packet[=PACKET,...]
                                    Do not know some packets; without PACKET, list
                                    those that can be named.
              --help                Print this and end.
              --version             Print the version and end.
            """;

    private Usage() {}
}
