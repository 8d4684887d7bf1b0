package dev.utraced.server.connect.lookahead;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that is about processes that stand still. */
final class ProcessSide implements Store {
    /** Not the ids that stand for any thread or for all. */
    private static final Pattern ONE_THREAD = Pattern.compile("(?:p[1-9a-f][0-9a-f]*\\.)?[1-9a-f][0-9a-f]*");

    private static final Pattern STOPPED_THREAD = Pattern.compile("[;0-9a-f]thread:([^;]*)");
    private static final String DEPENDING = "gGpPmMxXcCsS";
    private static final long LEAST_ADDRESS = 1 << 22;
    private static final int STACK_BYTES = 0x200;

    private final Memories memories;
    private final Objects objects;
    private final Selection selection;
    private final Registers registers;
    private final Pages pages;
    private final Questions questions;
    private final StackPointers stackPointers = new StackPointers();
    private final Consumer<String> libraries;
    private final Stores stores;

    /** @param libraries is told of each list of libraries */
    ProcessSide(Server server, Memories memories, Consumer<String> libraries) {
        this.memories = memories;
        this.libraries = libraries;
        this.objects = new Objects(server, this::process, memories, this::hasRead);
        ThreadList threads = new ThreadList(objects::threads);
        this.selection = new Selection(server, threads);
        this.registers = new Registers(server, selection, threads, memories, this::hasRegisters);
        this.pages = new Pages(server, this::process, memories);
        this.questions = Questions.ofProcess(server, selection::thread, memories);
        this.stores = new Stores(selection, registers, pages, objects, questions);
    }

    private String process() {
        return selection.process();
    }

    /** Of a packet that the server sends. */
    void packetsHold(int bytes) {
        pages.packetsHold(bytes);
    }

    private void hasRead(String object, String content) {
        if (object.equals(Objects.FEATURES)) {
            stackPointers.learn(process(), content);
        } else if (object.equals(Objects.LIBRARIES)) {
            libraries.accept(content);
        } else if (object.equals(Objects.AUXV)) {
            Bytes.words(content).filter(ProcessSide::mayBeAddress).forEach(address -> pages.fetchAround(address, 1));
        }
    }

    /** The auxiliary vector points to the program's headers, its entry, the loader, the code that the kernel gives to every process. */
    private static boolean mayBeAddress(long word) {
        return Long.compareUnsigned(word, LEAST_ADDRESS) >= 0;
    }

    /** The debugger will want to know where the thread comes from. */
    private void hasRegisters(String thread, String content) {
        if (Selection.processOf(thread).equals(process())) {
            stackPointers.find(process(), content).ifPresent(address -> pages.fetchAround(address, STACK_BYTES));
        }
    }

    /** A stop reply has come: everything stands still. */
    void stopped(String reply) {
        Matcher thread = STOPPED_THREAD.matcher(reply);
        if (thread.find() && ONE_THREAD.matcher(thread.group(1)).matches()) {
            selection.is(thread.group(1));
        }
    }

    /**
     * Asks for what every debugger asks for when it meets a process, all in one trip.
     *
     * @param offered the features that the server has
     */
    void arrived(Set<String> offered) {
        if (!selection.isKnown()) {
            return;
        }
        Map<String, String> annexes = new LinkedHashMap<>();
        annexes.put(Objects.FEATURES, "target.xml");
        annexes.put(Objects.LIBRARIES, "");
        annexes.put(Objects.THREADS, "");
        annexes.put(Objects.AUXV, "");
        if (!process().isEmpty()) {
            annexes.put("exec-file", process().substring(1));
        }
        annexes.forEach((object, annex) -> {
            if (offered.contains("qXfer:" + object + ":read")) {
                objects.fetch(object, annex);
            }
        });
        questions.ask();
        registers.fetch(Registers.ALL);
    }

    /** Something may have changed. */
    void forget() {
        memories.forget();
    }

    /** Something may have run. */
    void mayHaveRun() {
        forget();
        selection.forget();
        registers.startAnew();
    }

    /** Whether a request may be passed on: the server has to have selected what the debugger believes it has. */
    boolean mayPass(String request) {
        return selection.isConfirmed() || request.startsWith(FileSide.FILE);
    }

    /** Whether the request would be about another thread than the debugger believes. */
    boolean wouldMislead(String request) {
        return selection.isRefused() && !request.isEmpty() && DEPENDING.indexOf(request.charAt(0)) >= 0;
    }

    /** A request that was passed on has been answered while everything stands still. */
    void answered(String request, String reply) {
        if (request.startsWith(Selection.SELECT)
                && reply.equals("OK")
                && ONE_THREAD
                        .matcher(request.substring(Selection.SELECT.length()))
                        .matches()) {
            selection.is(request.substring(Selection.SELECT.length()));
        }
    }

    @Override
    public Look look(String request) {
        return stores.look(request);
    }

    @Override
    public void fetch(String request) {
        stores.fetch(request);
    }
}
