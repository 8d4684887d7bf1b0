package dev.utraced.rsp.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.utraced.rsp.reply.BasicReply.Checksum;
import dev.utraced.rsp.reply.BasicReply.ConsoleOutput;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Found;
import dev.utraced.rsp.reply.BasicReply.NotFound;
import dev.utraced.rsp.reply.BasicReply.Number;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.BasicReply.SymbolLookup;
import dev.utraced.rsp.reply.BasicReply.Text;
import dev.utraced.rsp.reply.DataReply.BinaryData;
import dev.utraced.rsp.reply.DataReply.HexData;
import dev.utraced.rsp.reply.DataReply.ObjectPart;
import dev.utraced.rsp.reply.FileReply.Data;
import dev.utraced.rsp.reply.FileReply.Failure;
import dev.utraced.rsp.reply.FileReply.Result;
import dev.utraced.rsp.reply.FileReply.Status;
import dev.utraced.target.FileStatus;
import dev.utraced.target.HostFileException.Reason;
import dev.utraced.target.ThreadId;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static final ThreadId THREAD = new ThreadId(0x1a68, 0x1a69);

    @Test
    void wordsAndNumbersStandAsTheyAre() {
        assertThat(Written.full(Ok.OK)).isEqualTo("OK");
        assertThat(Written.full(Empty.EMPTY)).isEmpty();
        assertThat(Written.full(new Text("vCont;c"))).isEqualTo("vCont;c");
        assertThat(Written.full(new Number(0x7fff0010L))).isEqualTo("7fff0010");
        assertThat(Written.full(new Checksum(0xfedc))).isEqualTo("C0000fedc");
        assertThat(Written.full(new Checksum(-1))).isEqualTo("Cffffffff");
        assertThat(Written.full(new Found(0x1000))).isEqualTo("1,1000");
        assertThat(Written.full(new NotFound())).isEqualTo("0");
        assertThat(Written.full(new ConsoleOutput("hi\n"))).isEqualTo("O68690a");
        assertThat(Written.full(new SymbolLookup("main"))).isEqualTo("qSymbol:6d61696e");
    }

    @Test
    void anErrorHasItsTextOnlyForClientsThatUnderstandTexts() {
        assertThat(Written.full(ErrorReply.of("no such thread"))).isEqualTo("E.no such thread");
        assertThat(Written.plain(ErrorReply.of("no such thread"))).isEqualTo("E01");
        assertThat(Written.full(ErrorReply.of(0x16))).isEqualTo("E16");
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorReply.of(256));
    }

    @Test
    void dataIsWrittenAndItsBufferLeftAsItWas() {
        ByteBuffer data = ByteBuffer.wrap(new byte[] {9, 1, '#', 9}, 1, 2);
        assertThat(Written.full(new HexData(data))).isEqualTo("0123");
        assertThat(Written.full(new BinaryData(data, 100))).isEqualTo("b\1#");
        assertThat(Written.full(new Data(data))).isEqualTo("F2;\1#");
        assertThat(data.remaining()).isEqualTo(2);
    }

    @Test
    void anObjectIsReadInPartsAndTheLastOneSaysSo() {
        byte[] object = {'a', 'b', 'c'};
        assertThat(Written.full(ObjectPart.of(object, 0, 2))).isEqualTo("mab");
        assertThat(Written.full(ObjectPart.of(object, 2, 2))).isEqualTo("lc");
        assertThat(Written.full(ObjectPart.of(object, 0, 3))).isEqualTo("labc");
        assertThat(Written.full(ObjectPart.of(object, 3, 2))).isEqualTo("l");
        assertThat(Written.full(ObjectPart.of(object, 1L << 32, 2))).isEqualTo("l");
        assertThat(Written.full(ObjectPart.of(object, -1, 2))).isEqualTo("l");
        assertThat(Written.full(ObjectPart.of(object, 0, 0))).isEqualTo("m");
    }

    @Test
    void aFileOperationHasAResultOrAnErrorNumberOfItsOwnNumbering() {
        assertThat(Written.full(new Result(0x1f))).isEqualTo("F1f");
        assertThat(Written.full(new Failure(Reason.ENOENT))).isEqualTo("F-1,2");
        assertThat(Written.full(new Failure(Reason.EINVAL))).isEqualTo("F-1,16");
        assertThat(Written.full(new Failure(Reason.ENAMETOOLONG))).isEqualTo("F-1,5b");
        assertThat(Written.full(new Failure(Reason.UNKNOWN))).isEqualTo("F-1,270f");
    }

    @Test
    void aFileStatusIsSixtyFourBytesHighestFirst() {
        FileStatus status = new FileStatus(1, 0x1_0000_0002L, 0100644, 3, 4, 5, 6, 0x1_0000_0007L, 4096, 8, 9, 10, 11);
        assertThat(Written.full(new Status(status)))
                .isEqualTo("F40;" + "\0\0\0\1" + "\0\0\0\2" + "\0\0\u0081\u00a4" + "\0\0\0\3" + "\0\0\0\4" + "\0\0\0\5"
                        + "\0\0\0\6" + "\0\0\0\1\0\0\0\7" + "\0\0\0\0\0\0\20\0" + "\0\0\0\0\0\0\0\10"
                        + "\0\0\0\11" + "\0\0\0\12" + "\0\0\0\13");
    }

    @Test
    void aModeHoldsOnlyWhatFileIoKnows() {
        assertThat(mode(0100644)).isEqualTo(0100644);
        assertThat(mode(0041777)).isEqualTo(0040777);
        assertThat(mode(0020620)).isEqualTo(0020620);
        assertThat(mode(0144755)).isEqualTo(0755);
        assertThat(mode(0120777)).isEqualTo(0777);
        assertThat(mode(0060660)).isEqualTo(0660);
    }

    private static int mode(int posixMode) {
        String written = Written.full(new Status(new FileStatus(0, 0, posixMode, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        return written.charAt(14) << 8 | written.charAt(15);
    }

    @Test
    void threadsAreNamedAsTheClientAgreed() {
        assertThat(Written.full(new ThreadReply.Current(THREAD))).isEqualTo("QCp1a68.1a69");
        assertThat(Written.plain(new ThreadReply.Current(THREAD))).isEqualTo("QC1a69");
        ThreadReply.Some threads = new ThreadReply.Some(List.of(THREAD, new ThreadId(1, 2)));
        assertThat(Written.full(threads)).isEqualTo("mp1a68.1a69,p1.2");
        assertThat(Written.plain(threads)).isEqualTo("m1a69,2");
        assertThat(Written.full(ThreadReply.Some.END)).isEqualTo("l");
        assertThat(ThreadIds.text(THREAD, ReplyStyle.FULL)).isEqualTo("p1a68.1a69");
        assertThat(ThreadIds.text(THREAD, ReplyStyle.PLAIN)).isEqualTo("1a69");
    }

    @Test
    void someRepliesAreNotWritten() {
        assertThat(Later.LATER.isWritten()).isFalse();
        assertThat(None.NONE.isWritten()).isFalse();
        assertThat(Empty.EMPTY.isWritten()).isTrue();
    }
}
