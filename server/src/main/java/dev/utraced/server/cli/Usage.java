package dev.utraced.server.cli;

/** What {@code --help} prints. */
final class Usage {
    static final String TEXT = """
            Usage: utraced [OPTIONS] COMM PROG [ARGS...]
                   utraced [OPTIONS] --attach COMM PID
                   utraced [OPTIONS] --multi COMM
                   utraced connect [TLS OPTIONS] [--token-file=FILE] [--no-look-ahead] HOST:PORT
                   utraced accept [TLS OPTIONS] [--token-file=FILE] [--no-look-ahead] [HOST:]PORT

            COMM is HOST:PORT or :PORT to listen on TCP, unix:PATH to listen on a Unix
            socket, or - to talk over standard input and output. Without a host only
            clients on this machine are heard; another address needs --tls-... or
            --insecure. Port 0 is any that is free.
            PROG is started with ARGS; PID is the process to attach to.
            Instead of a pid there may be name:PROGRAM, container:NAME-OR-ID[/PROGRAM] or
            pod:NAME-OR-ID[/PROGRAM].

              --attach              Attach to the running process PID.
              --multi               Start without a program, and stay until told to
                                    end: clients start programs or attach.
              --once                Take one connection, and end when it has closed.
              --on-disconnect=hold|resume|kill
                                    What becomes of a client's processes when its
                                    link is lost. Without this, those it attached
                                    to run on, those it started wait for the next
                                    client, and so does that of the command line.
              --tls-key=FILE, --tls-cert=FILE, --tls-ca=FILE
                                    Encrypt with TLS 1.3; PEM files. Clients need
                                    certificates of the same kind.
              --tls-name=NAME       With --connect-to: what the certificate there
                                    must be for, if not the host.
              --insecure            Hear other machines without encryption.
              --connect-to HOST:PORT
                                    Instead of COMM: connect to a debugger that
                                    waits there with 'utraced accept'.
              --keepalive=SECONDS   Try idle links so often; 60 without this.
              --token, --token-file=FILE
                                    Clients must show a token: one that is printed
                                    here, or that of FILE.
              --driver=WHO, --observer=WHO
                                    Who may do everything, who may only look:
                                    uid:NUMBER, cert:SUBJECT, or * for all.
              --allow=RULE          Which processes clients may have: some rule has to
                                    fit. RULE is uid:NUMBER, program:GLOB, cgroup:GLOB,
                                    or several joined by commas, which all have to hold.
              --no-attach, --no-launch, --no-kill, --no-memory-write,
              --no-register-write, --no-file-read, --no-file-write, --no-monitor
                                    What no client may do.
              --audit-log=FILE      Write a line to FILE for each session and deed.
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
