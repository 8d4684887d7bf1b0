package dev.utraced.linux.proc;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The table of internet sockets, of the server's network namespace. */
final class SocketList {
    /** {@code /proc/net/tcp} and its like: slot, local and remote address, state, queues, timer, retransmits, user. */
    private static final int LOCAL = 1;

    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int USER = 7;

    /** From 1 on (include/net/tcp_states.h); UDP uses ESTABLISHED for connected sockets and CLOSE for others. */
    private static final List<String> STATES = List.of(
            "ESTABLISHED",
            "SYN_SENT",
            "SYN_RECV",
            "FIN_WAIT1",
            "FIN_WAIT2",
            "TIME_WAIT",
            "CLOSE",
            "CLOSE_WAIT",
            "LAST_ACK",
            "LISTEN",
            "CLOSING",
            "NEW_SYN_RECV");

    private final ProcFolder proc;
    private final Accounts accounts;

    SocketList(ProcFolder proc, Accounts accounts) {
        this.proc = proc;
        this.accounts = accounts;
    }

    List<Map<String, String>> rows() {
        AccountNames users = accounts.users();
        List<Map<String, String>> rows = new ArrayList<>();
        add("tcp", "INET", "STREAM", users, rows);
        add("udp", "INET", "DGRAM", users, rows);
        add("tcp6", "INET6", "STREAM", users, rows);
        add("udp6", "INET6", "DGRAM", users, rows);
        return rows;
    }

    private void add(String file, String family, String protocol, AccountNames users, List<Map<String, String>> rows) {
        // "self" rather than /proc/net: that is a link which a fake folder would have to copy.
        proc.lines("self/net/" + file).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > USER)
                .map(fields -> row(fields, family, protocol, users))
                .forEach(rows::add);
    }

    private static Map<String, String> row(String[] fields, String family, String protocol, AccountNames users) {
        return Row.of(
                "local address", address(fields[LOCAL]),
                "local port", port(fields[LOCAL]),
                "remote address", address(fields[REMOTE]),
                "remote port", port(fields[REMOTE]),
                "state", state(Integer.parseInt(fields[STATE], 16)),
                "user", users.of(fields[USER]),
                "family", family,
                "protocol", protocol);
    }

    /** The kernel prints words of four bytes as numbers in its own byte order. */
    private static String address(String field) {
        byte[] printed = HexFormat.of().parseHex(field, 0, field.indexOf(':'));
        ByteBuffer words = ByteBuffer.wrap(printed);
        ByteBuffer bytes = ByteBuffer.allocate(printed.length).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            bytes.putInt(words.getInt());
        }
        try {
            return InetAddress.getByAddress(bytes.array()).getHostAddress();
        } catch (UnknownHostException e) {
            return field;
        }
    }

    private static String port(String field) {
        return Integer.toString(Integer.parseInt(field.substring(field.indexOf(':') + 1), 16));
    }

    private static String state(int number) {
        return number >= 1 && number <= STATES.size() ? STATES.get(number - 1) : Integer.toString(number);
    }
}
