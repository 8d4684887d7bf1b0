package dev.utraced.linux.sys.bpf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the kernel keeps what is asked of a task.
 *
 * @param iterator number of the function that stands for "at each task" ({@code bpf_iter_task} in kernel/bpf/task_iter.c)
 * @param tid offset of the thread's number in {@code struct task_struct}, in bytes, like the others
 * @param name of its name, 16 bytes with the NUL
 * @param core of the processor that it last ran on
 */
record TaskLayout(int iterator, int tid, int name, int core) {
    private static final byte[] TASK = ascii("task_struct");
    private static final byte[] THREAD_INFO = ascii("thread_info");
    private static final byte[] ITERATOR = ascii("bpf_iter_task");

    /** Empty where one of them is not there, or is somewhere else, as the processor was before Linux 5.16 and is with some machines. */
    static Optional<TaskLayout> in(KernelTypes types) {
        Search search = new Search(types);
        types.visit(search);
        return search.result();
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Search implements KernelTypes.Visitor {
        private final KernelTypes types;
        private int task;
        private int threadInfo;
        private int iterator;

        Search(KernelTypes types) {
            this.types = types;
        }

        @Override
        public void type(int number, int kind, int at) {
            if (kind == KernelTypes.STRUCT) {
                task = types.isNamed(at, TASK) ? at : task;
                threadInfo = types.isNamed(at, THREAD_INFO) ? at : threadInfo;
            } else if (kind == KernelTypes.FUNCTION && types.isNamed(at, ITERATOR)) {
                iterator = number;
            }
        }

        Optional<TaskLayout> result() {
            if (task == 0 || threadInfo == 0 || iterator == 0) {
                return Optional.empty();
            }
            OptionalInt tid = types.memberOffset(task, ascii("pid"));
            OptionalInt name = types.memberOffset(task, ascii("comm"));
            OptionalInt info = types.memberOffset(task, ascii("thread_info"));
            OptionalInt core = types.memberOffset(threadInfo, ascii("cpu"));
            if (tid.isEmpty() || name.isEmpty() || info.isEmpty() || core.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new TaskLayout(iterator, tid.getAsInt(), name.getAsInt(), info.getAsInt() + core.getAsInt()));
        }
    }
}
