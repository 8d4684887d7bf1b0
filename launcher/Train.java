import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has a server do once what debuggers ask at every start, so that the archive of loaded classes that it writes at its end holds what they
 * need. The arguments are the server's command line up to where it listens; it is run with {@code --once} on a program of a moment, then
 * starts another one, and attaches to a third.
 *
 * <p>Where tracing is forbidden, as while an image is built, the server refuses to start the program; what it loaded by then is archived.
 */
final class Train {
    private static final String[] PACKETS = {
        "qSupported:multiprocess+;swbreak+;hwbreak+;fork-events+;vfork-events+;exec-events+;vContSupported+;no-resumed+;xmlRegisters=i386",
        "vMustReplyEmpty", "QStartNoAckMode", "!", "QProgramSignals:0;1;3", "Hgp0.0", "qXfer:features:read:target.xml:0,ffb", "QNonStop:0",
        "qTStatus", "?", "qXfer:threads:read::0,1000", "qAttached:0", "qXfer:exec-file:read::0,1000", "Hc-1", "qOffsets",
        "qXfer:auxv:read::0,1000", "qXfer:libraries-svr4:read::0,1000", "qSymbol::", "vFile:setfs:0", "vFile:open:2f62696e2f7368,0,0",
        "vFile:pread:0,10,0", "vFile:fstat:0", "vFile:close:0", "QPassSignals:e;10", "vCont?", "g", "p10", "qfThreadInfo", "qsThreadInfo",
        "m{pc},40", "X{pc},0:", "Z0,{pc},1;X3,220027", "z0,{pc},1", "vCont;s:{thread}", "vCont;r{pc},{pc}:{thread}", "vCont;c",
        "vRun;2f62696e2f74727565", "?", "vKill;{process}", "vAttach;{other}", "?", "qXfer:threads:read::0,1000", "g", "D;{other}",
    };

    private static final String LISTENING = "Listening on port ";
    private static final long LIMIT_MILLIS = 300_000;

    private final Socket socket;
    private final long other;
    private String pc = "0";
    private String thread = "-1";

    private Train(Socket socket, long other) {
        this.socket = socket;
        this.other = other;
    }

    public static void main(String[] command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--once", "127.0.0.1:0", "/bin/true"));
        Process server = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        new Timer(true).schedule(new TimerTask() {
            @Override
            public void run() {
                server.destroyForcibly();
            }
        }, LIMIT_MILLIS);
        Process other = new ProcessBuilder("sleep", Long.toString(LIMIT_MILLIS / 1000)).start();
        try {
            accompany(server, other.pid());
        } finally {
            other.destroy();
        }
        System.exit(server.waitFor());
    }

    private static void accompany(Process server, long other) throws IOException {
        BufferedReader notices = new BufferedReader(new InputStreamReader(server.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = notices.readLine(); line != null; line = notices.readLine()) {
            System.err.println(line);
            if (line.startsWith(LISTENING)) {
                int port = Integer.parseInt(line.substring(LISTENING.length()));
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    new Train(socket, other).converse();
                }
            }
        }
    }

    private void converse() throws IOException {
        for (String packet : PACKETS) {
            String payload = packet.replace("{pc}", pc)
                    .replace("{thread}", thread)
                    .replace("{process}", first("p([0-9a-f]+)", thread, "0"))
                    .replace("{other}", Long.toHexString(other));
            int sum = payload.chars().sum() & 0xff;
            OutputStream out = socket.getOutputStream();
            out.write(("+$" + payload + "#" + String.format("%02x", sum)).getBytes(StandardCharsets.ISO_8859_1));
            String reply = reply();
            System.err.println(payload + " -> " + (reply.length() > 60 ? reply.substring(0, 60) + "..." : reply));
            if (reply.startsWith("T")) {
                thread = first("thread:([^;]*);", reply, thread);
                pc = Long.toHexString(Long.reverseBytes(Long.parseUnsignedLong(first("[;5]10:([0-9a-f]{16});", reply, "0"), 16)));
            }
        }
    }

    private String reply() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '#'; next = in.read()) {
            if (next == '*') {
                text.append(text.substring(text.length() - 1).repeat(in.read() - 29));
            } else {
                text.append((char) next);
            }
        }
        in.readNBytes(2);
        return text.substring(text.indexOf("$") + 1);
    }

    private static String first(String pattern, String text, String otherwise) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
