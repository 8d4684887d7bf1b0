package dev.utraced.linux.sys.bpf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the kernel keeps what is asked of a task, on x86-64. Offsets are in bytes.
 *
 * @param iterator number of the function that stands for "at each task" ({@code bpf_iter_task} in kernel/bpf/task_iter.c)
 * @param tid of the thread's number in {@code struct task_struct}
 * @param name of its name, 16 bytes with the NUL
 * @param core of the processor that it last ran on
 * @param fsBase of the FS base, as it was when the thread last left a processor
 * @param fsIndex of the FS selector; where that is not 0, the base is another
 * @param result of RAX in {@code struct pt_regs}
 */
record TaskLayout(int iterator, int tid, int name, int core, int fsBase, int fsIndex, int result) {
    private static final String ITERATOR = "bpf_iter_task";
    private static final Set<String> STRUCTURES = Set.of("task_struct", "thread_info", "thread_struct", "pt_regs");

    /** Empty where one of them is not there, or is somewhere else: before Linux 5.16 the processor was. */
    static Optional<TaskLayout> in(KernelTypes types) {
        Search search = new Search(types);
        types.visit(search);
        try {
            return Optional.of(search.layout());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Search implements KernelTypes.Visitor {
        private final KernelTypes types;
        private final Map<String, byte[]> wanted = new HashMap<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final byte[] function = ascii(ITERATOR);
        private int iterator;

        Search(KernelTypes types) {
            this.types = types;
            STRUCTURES.forEach(name -> wanted.put(name, ascii(name)));
        }

        @Override
        public void type(int number, int kind, int at) {
            if (kind == KernelTypes.STRUCT) {
                for (Map.Entry<String, byte[]> structure : wanted.entrySet()) {
                    if (types.isNamed(at, structure.getValue())) {
                        places.put(structure.getKey(), at);
                    }
                }
            } else if (kind == KernelTypes.FUNCTION && types.isNamed(at, function)) {
                iterator = number;
            }
        }

        /** @throws IllegalArgumentException where something is missing */
        TaskLayout layout() {
            if (iterator == 0) {
                throw new IllegalArgumentException("no " + ITERATOR);
            }
            int thread = offset("task_struct", "thread");
            return new TaskLayout(
                    iterator,
                    offset("task_struct", "pid"),
                    offset("task_struct", "comm"),
                    offset("task_struct", "thread_info") + offset("thread_info", "cpu"),
                    thread + offset("thread_struct", "fsbase"),
                    thread + offset("thread_struct", "fsindex"),
                    offset("pt_regs", "ax"));
        }

        private int offset(String structure, String member) {
            return Optional.ofNullable(places.get(structure)).stream()
                    .flatMapToInt(at -> types.memberOffset(at, ascii(member)).stream())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no " + structure + "." + member));
        }
    }
}
