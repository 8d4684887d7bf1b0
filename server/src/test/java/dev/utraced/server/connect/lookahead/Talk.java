package dev.utraced.server.connect.lookahead;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A debugger and a server that knows a few answers, with a look ahead between them. */
final class Talk {
    /** As at the end of a handshake. */
    static final String FEATURES =
            "PacketSize=20000;qXfer:features:read+;qXfer:threads:read+;qXfer:libraries-svr4:read+;qXfer:auxv:read+";

    private static final int STAT_BYTES = 64;

    /** What the server has been asked since the last {@link #asked}. */
    private final List<String> asked = new ArrayList<>();

    private final Map<String, String> answers = new HashMap<>();
    private final Map<Long, Byte> memory = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> open = new TreeMap<>();
    private final Deque<String> onTheWay = new ArrayDeque<>();
    private final Deque<String> heard = new ArrayDeque<>();
    private long nanos;
    private int modified = 1;
    private int descriptors;
    private final LookAhead lookAhead = new LookAhead(this::toServer, heard::add, () -> {}, () -> nanos);

    /** The server's answer to a request, in place of any other. */
    Talk with(String request, String answer) {
        answers.put(request, answer);
        return this;
    }

    Talk with(long address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            memory.put(address + i, bytes[i]);
        }
        return this;
    }

    Talk withFile(String path, String content) {
        files.put(path, content);
        modified++;
        return this;
    }

    Talk passing(long seconds) {
        nanos += seconds * 1_000_000_000L;
        return this;
    }

    /** All that a debugger does up to its first stop. */
    Talk stopped() {
        arrives("qSupported:multiprocess+;xmlRegisters=i386");
        asked();
        return this;
    }

    /** What {@link #stopped} does. */
    void arrives(String greeting) {
        with(greeting, FEATURES);
        with("?", "T05thread:p1.1;");
        with(
                "qXfer:threads:read::0,fffff",
                "l<threads><thread id=\"p1.1\"/><thread id=\"p1.2\"/><thread id=\"p1.3\"/></threads>");
        with("qXfer:libraries-svr4:read::0,fffff", "l<library-list-svr4/>");
        with("qXfer:auxv:read::0,fffff", "l");
        with("vFile:setfs:1", "F0");
        ask(greeting);
        ask("?");
    }

    /** The debugger asks; what the server says at once has arrived when this returns. */
    void send(String request) {
        lookAhead.requested(request);
    }

    String ask(String request) {
        send(request);
        arrive();
        return Optional.ofNullable(heard.poll()).orElse("(nothing)");
    }

    /** What the server has said reaches us, and so does what it says to that. */
    void arrive() {
        while (!onTheWay.isEmpty()) {
            lookAhead.replied(onTheWay.remove());
        }
    }

    /** The server says something by itself, or as a late answer. */
    void says(String reply) {
        lookAhead.replied(reply);
        arrive();
    }

    Optional<String> heard() {
        return Optional.ofNullable(heard.poll());
    }

    List<String> asked() {
        List<String> since = List.copyOf(asked);
        asked.clear();
        return since;
    }

    private void toServer(String request) {
        asked.add(request);
        if (!request.startsWith("vCont")) {
            onTheWay.add(answers.containsKey(request) ? answers.get(request) : answer(request));
        }
    }

    private String answer(String request) {
        String[] words = request.split("[:,]");
        if (request.startsWith("Hg")) {
            return "OK";
        } else if (request.startsWith("m")) {
            return read(Long.parseLong(words[0].substring(1), 16), Integer.parseInt(words[1], 16));
        } else if (request.startsWith("M")) {
            with(Long.parseLong(words[0].substring(1), 16), Bytes.ofDigits(words[2]));
            return "OK";
        } else if (request.startsWith("vFile:open:")) {
            return opened(Bytes.text(Bytes.ofDigits(words[2])));
        } else if (request.startsWith("vFile:fstat:")) {
            return FileReply.of(stat(open.get(words[2])));
        } else if (request.startsWith("vFile:pread:")) {
            return FileReply.of(
                    part(files.get(open.get(words[2])), Long.parseLong(words[4], 16), Long.parseLong(words[3], 16)));
        } else if (request.startsWith("vFile:close:")) {
            open.remove(words[2]);
            return "F0";
        }
        return "";
    }

    /** As much as is there, from a page on that something was put into. */
    private String read(long address, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = memory.getOrDefault(address + i, (byte) 0);
        }
        long page = address / Pages.PAGE_BYTES;
        boolean isThere = memory.keySet().stream().anyMatch(at -> at / Pages.PAGE_BYTES == page);
        return isThere ? Bytes.digits(Bytes.text(bytes)) : "E01";
    }

    private String opened(String path) {
        boolean isFolder = files.keySet().stream().anyMatch(file -> file.startsWith(path + "/"));
        if (!files.containsKey(path) && !isFolder) {
            return "F-1,2";
        }
        String descriptor = Integer.toHexString(descriptors++);
        open.put(descriptor, path);
        return "F" + descriptor;
    }

    private String stat(String path) {
        StringBuilder stat = new StringBuilder("\0".repeat(STAT_BYTES));
        put(stat, 8, 0100644);
        put(stat, 32, files.get(path).length());
        put(stat, 56, modified);
        return stat.toString();
    }

    private static void put(StringBuilder stat, int offset, int number) {
        for (int i = 0; i < Integer.BYTES; i++) {
            stat.setCharAt(offset + i, (char) (number >>> (24 - 8 * i) & 0xff));
        }
    }

    private static String part(String content, long offset, long count) {
        int start = (int) Math.min(offset, content.length());
        return content.substring(start, (int) Math.min(start + count, content.length()));
    }

    /** Which files the server has open. */
    List<String> open() {
        return open.values().stream().sorted().toList();
    }
}
