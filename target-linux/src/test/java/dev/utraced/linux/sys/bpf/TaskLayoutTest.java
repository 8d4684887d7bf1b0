package dev.utraced.linux.sys.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.utraced.linux.sys.bpf.BtfText.Member;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskLayoutTest {
    private static final Member TID = new Member("pid", 100 * 8);
    private static final Member NAME = new Member("comm", 200 * 8);
    private static final Member INFO = new Member("thread_info", 8 * 8);
    private static final Member THREAD = new Member("thread", 1000 * 8);
    private static final List<Member> CORE = List.of(new Member("flags", 0), new Member("cpu", 20 * 8));
    private static final TaskLayout RIGHT = new TaskLayout(0, 100, 200, 28, 1032, 1024, 80);

    private static BtfText others(BtfText text) {
        return text.structure("thread_info", false, CORE)
                .structure("thread_struct", false, List.of(new Member("fsindex", 24 * 8), new Member("fsbase", 32 * 8)))
                .structure("pt_regs", false, List.of(new Member("ax", 80 * 8)));
    }

    private static TaskLayout right(int iterator) {
        return new TaskLayout(
                iterator, RIGHT.tid(), RIGHT.name(), RIGHT.core(), RIGHT.fsBase(), RIGHT.fsIndex(), RIGHT.result());
    }

    private static Optional<TaskLayout> layout(BtfText text) {
        return TaskLayout.in(new KernelTypes(text.bytes()));
    }

    @Test
    void theTypesBeforeAreSteppedOverWhateverTheirKind() {
        BtfText text = new BtfText();
        for (int kind : new int[] {2, 7, 8, 9, 10, 11, 16, 18}) {
            text.type(kind, 3, 0);
        }
        for (int kind : new int[] {1, 14, 17}) {
            text.type(kind, 0, 4);
        }
        text.type(3, 0, 12)
                .type(5, 2, 24)
                .type(15, 2, 24)
                .type(19, 2, 24)
                .type(6, 2, 16)
                .type(13, 2, 16);

        others(text)
                .structure("task_struct", false, List.of(INFO, TID, NAME, THREAD))
                .function("bpf_iter_task");

        assertThat(layout(text)).contains(right(22));
    }

    @Test
    void offsetsBesideWidthsAreShorter() {
        Member wide = new Member("comm", 7 << 24 | NAME.offset());
        BtfText text = new BtfText()
                .structure("task_struct", true, List.of(new Member("bits", 3 << 24 | 64), INFO, TID, wide, THREAD))
                .function("bpf_iter_task");

        assertThat(layout(others(text))).contains(right(2));
    }

    @Test
    void namesThatOnlyBeginTheSameAreOthers() {
        BtfText text = new BtfText()
                .structure("task_struct_of_old", false, List.of(INFO, TID, NAME, THREAD))
                .structure("task_struct", false, List.of(INFO, new Member("pid_links", 0), TID, NAME, THREAD))
                .function("bpf_iter_task_file")
                .function("bpf_iter_task");

        assertThat(layout(others(text))).contains(right(4));
    }

    @Test
    void whereSomethingIsMissingThereIsNone() {
        BtfText noName = others(new BtfText())
                .structure("task_struct", false, List.of(INFO, TID, THREAD))
                .function("bpf_iter_task");
        BtfText noOthers = new BtfText()
                .structure("task_struct", false, List.of(INFO, TID, NAME, THREAD))
                .function("bpf_iter_task");
        BtfText noIterator = others(new BtfText()).structure("task_struct", false, List.of(INFO, TID, NAME, THREAD));

        assertThat(layout(noName)).isEmpty();
        assertThat(layout(noOthers)).isEmpty();
        assertThat(layout(noIterator)).isEmpty();
    }

    @Test
    void whatIsNoDescriptionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelTypes(ByteBuffer.allocate(24)));
        assertThatIllegalArgumentException().isThrownBy(() -> new KernelTypes(ByteBuffer.allocate(3)));
    }
}
