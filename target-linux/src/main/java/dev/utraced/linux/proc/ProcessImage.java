package dev.utraced.linux.proc;

import dev.utraced.linux.sys.FileCalls;
import dev.utraced.target.LibraryList;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.ProcessId;
import dev.utraced.target.TargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one exec has made of a process: its mappings, auxiliary vector, program and libraries. To be made anew after an exec. Nothing
 * is remembered between calls but what an exec fixes for good.
 *
 * <p>Every method throws {@link TargetException} where the process has gone or may not be looked at.
 */
public final class ProcessImage {
    private final ProcessId process;
    private final ProcessMemory memory;
    private final ProcFolder proc;
    private final ProgramFile programFile;
    private Optional<AuxVector> auxv = Optional.empty();
    private Optional<LoadedElf> program = Optional.empty();
    private Optional<ThreadLocals> threadLocals = Optional.empty();

    /**
     * @param wordSizeBytes 4 or 8, of the process
     * @param memory of this process, without trap instructions
     */
    public ProcessImage(ProcessId process, int wordSizeBytes, MemoryReader memory, FileCalls files) {
        this(process, new ProcessMemory(memory, wordSizeBytes), new ProcFolder(Path.of("/proc")), files);
    }

    ProcessImage(ProcessId process, ProcessMemory memory, ProcFolder proc, FileCalls files) {
        this.process = process;
        this.memory = memory;
        this.proc = proc;
        this.programFile = new ProgramFile(files);
    }

    public MemoryMaps maps() {
        return MemoryMaps.parse(file("maps"));
    }

    public AuxVector auxv() {
        if (auxv.isEmpty()) {
            auxv = Optional.of(AuxVector.parse(file("auxv"), memory.wordSizeBytes()));
        }
        return auxv.get();
    }

    /**
     * The absolute path of the program, as the process itself would name it; where it has been deleted or replaced, the server's
     * {@code /proc/PID/exe}, which {@link LinuxHostFiles} opens in that process's view, too.
     */
    public String execFile() {
        return programFile.nameOf(process.pid());
    }

    /**
     * The libraries of all namespaces; an empty list without a main {@code link_map} before the dynamic linker has run.
     *
     * @throws TargetException also where the program is static
     */
    public LibraryList libraries() {
        return walker().libraries();
    }

    /** Where a library is mapped, by the name that the dynamic linker has for it: of its mappings, one. Empty: it has none of that name. */
    Optional<Mapping> library(String name) {
        try {
            return libraries().libraries().stream()
                    .filter(library -> library.name().equals(name))
                    .findFirst()
                    .flatMap(library -> maps().at(library.dynamicSection()))
                    .filter(Mapping::isOfFile);
        } catch (TargetException e) {
            // A static program, or one that has just gone.
            return Optional.empty();
        }
    }

    /** The libraries from {@code linkMap} on, in a namespace; the walk ends where a back link is not {@code previous}. */
    public LibraryList librariesFrom(long linkMap, long previous, long namespace) {
        return walker().librariesFrom(linkMap, previous, namespace);
    }

    /**
     * Executable bytes that the program does not use: at the end of the last pages of code segments, the program's own first; at last 16
     * bytes at the entry point, which have run already. Each range starts at a multiple of 16.
     */
    public List<MemoryRange> scratchRanges() {
        return new ScratchSpace(maps(), memory, auxv()).find();
    }

    /**
     * Where pages can be mapped for code that an instruction jumps to.
     *
     * @param window where it must start
     * @return where it starts; empty: the program may change the instruction, or there is no room
     */
    public OptionalLong roomForPad(long instruction, MemoryRange window, int lengthBytes) {
        return new PadRoom(maps()).find(instruction, window, lengthBytes);
    }

    /**
     * Where a thread-local variable lives.
     *
     * @param threadPointer of the thread: FS base on x86-64, GS base on i386, TPIDR_EL0 on aarch64
     * @param offset in the module's block
     * @param linkMap address of the module's {@code struct link_map}; 0: the program itself
     * @return empty where the thread has no storage of that module yet
     * @throws TargetException also where the module has none at all, or the C library is neither glibc nor musl
     */
    public OptionalLong threadLocalAddress(long threadPointer, long offset, long linkMap) {
        if (threadLocals.isEmpty()) {
            LoadedElf loaded = program();
            threadLocals = Optional.of(new ThreadLocals(memory, loaded, this::maps, () -> walker().defaultNamespace()));
        }
        return threadLocals.get().address(threadPointer, offset, linkMap);
    }

    private LibraryWalker walker() {
        return new LibraryWalker(memory, program());
    }

    private LoadedElf program() {
        if (program.isEmpty()) {
            program = LoadedElf.program(memory, auxv());
        }
        return program.orElseThrow(
                () -> new TargetException("Process " + process + ": cannot read the program headers"));
    }

    private byte[] file(String name) {
        return proc.bytes(process + "/" + name)
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> new TargetException("Process " + process + ": cannot read its " + name));
    }
}
