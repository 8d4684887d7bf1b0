package dev.utraced.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.ReplyStyle;
import dev.utraced.rsp.wire.LongSearch;
import dev.utraced.rsp.wire.PayloadReader;
import dev.utraced.server.session.ClientLink;
import dev.utraced.server.session.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames and acknowledgements of one connection; the session echoes what it hears. */
final class PacketStreamTest {
    private static final int MOST_PAYLOAD_BYTES = 32;

    private boolean logging;
    private final Outlet outlet = new Outlet();
    private final List<String> heard = new ArrayList<>();
    private final PacketStream stream = new PacketStream(
            outlet,
            UnpooledByteBufAllocator.DEFAULT,
            new BusyWait(0, () -> 0, false, () -> false),
            new WireLog(() -> logging, 1),
            MOST_PAYLOAD_BYTES,
            LongSearch.NONE,
            Echo::new);

    private final class Echo implements ClientLink {
        private final Connection connection;

        Echo(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void packet(PayloadReader payload) {
            String text = payload.text();
            heard.add(text);
            if (text.equals("bye")) {
                connection.close();
            }
            if (text.equals("hold")) {
                connection.holdPackets();
            }
            if (text.equals("noack")) {
                connection.stopAcknowledging();
            }
            connection.send(new BasicReply.Text(text), ReplyStyle.PLAIN);
        }

        @Override
        public void interrupt() {
            heard.add("^C");
        }

        @Override
        public void tooLong() {
            heard.add("too long");
        }

        @Override
        public void keepsUp() {}

        @Override
        public void lost() {
            heard.add("lost");
        }
    }

    /** Keeps what is sent, and holds on to the bytes of it as long as the test says. */
    private static final class Outlet implements ByteOutlet {
        private final StringBuilder sent = new StringBuilder();
        private final List<ByteBuf> held = new ArrayList<>();
        private boolean writable = true;
        private boolean holding;
        private boolean closed;

        @Override
        public void send(ByteBuf bytes) {
            if (holding) {
                held.add(bytes);
            } else {
                write(bytes);
            }
        }

        private void write(ByteBuf bytes) {
            sent.append(bytes.toString(ISO_8859_1));
            bytes.release();
        }

        void letGo() {
            holding = false;
            held.forEach(this::write);
            held.clear();
        }

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public void closeAfterSending() {
            closed = true;
        }
    }

    private String receive(String bytes) {
        outlet.sent.setLength(0);
        stream.received(Unpooled.copiedBuffer(bytes, ISO_8859_1));
        return outlet.sent.toString();
    }

    @AfterEach
    void end() {
        stream.ended();
        assertThat(heard).last().isEqualTo("lost");
    }

    @Test
    void packetsAreAcknowledgedAndAnswered() {
        assertThat(receive("+$g#67")).isEqualTo("+$g#67");
    }

    @Test
    void packetsMayComeInPiecesOfOneByte() {
        StringBuilder answers = new StringBuilder();
        for (char c : "$aab#24$g#67".toCharArray()) {
            answers.append(receive(String.valueOf(c)));
        }
        assertThat(answers.toString()).isEqualTo("+$aab#24+$g#67");
    }

    @Test
    void theFirstPacketIsAnsweredOnceHoweverOftenItCameBeforeThereWasSomebodyToAnswer() {
        assertThat(receive("+$a#61$a#61$a#61")).isEqualTo("+$a#61");
        assertThat(receive("+$a#61$a#61")).as("from then on").isEqualTo("+$a#61+$a#61");
    }

    @Test
    void anInterruptIsHeardBetweenPackets() {
        receive("$c#63\3$g#67\3");
        assertThat(heard).containsExactly("c", "^C", "g", "^C");
    }

    @Test
    void aDamagedPacketIsAskedForAgain() {
        assertThat(receive("$g#68")).isEqualTo("-");
        assertThat(heard).isEmpty();
    }

    @Test
    void theLastReplyIsSentAgainWhenItCameDamaged() {
        receive("$g#67");
        assertThat(receive("-")).isEqualTo("$g#67");
    }

    @Test
    void aGreetingThatComesAgainAfterItsAnswerIsNotAnsweredAgain() {
        String greeting = Frames.of("qSupported:swbreak+");
        assertThat(receive("+" + greeting)).startsWith("+");
        assertThat(receive(greeting)).isEmpty();
        assertThat(receive("+$g#67")).isEqualTo("+$g#67");
        assertThat(receive(greeting)).as("another one").isNotEmpty();
        assertThat(heard).containsExactly("qSupported:swbreak+", "g", "qSupported:swbreak+");
    }

    @Test
    void anotherPacketMayComeTwice() {
        assertThat(receive("$g#67")).isEqualTo("+$g#67");
        assertThat(receive("$g#67")).isEqualTo("+$g#67");
    }

    @Test
    void withoutAcknowledgementsNothingIsAcknowledgedAndNoChecksumCounts() {
        assertThat(receive("$noack#00")).isEqualTo("-");
        assertThat(receive(Frames.of("noack"))).isEqualTo("+" + Frames.of("noack"));
        assertThat(receive("+$g#00")).isEqualTo("$g#67");
        assertThat(receive("-")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutAcknowledgementsPacketsAreDecodedOneByOneToo(boolean logged) {
        logging = logged;
        receive(Frames.of("noack"));
        assertThat(receive("+$a#61$hold#00$b#62\3$c#6")).isEqualTo("$a#61" + Frames.of("hold"));
        assertThat(stream.wantsMore()).isTrue();
        outlet.writable = false;
        stream.releasePackets();
        assertThat(heard).containsExactly("noack", "a", "hold");
        assertThat(stream.wantsMore()).isFalse();
        outlet.writable = true;
        stream.writable();
        receive("3");
        assertThat(heard).containsExactly("noack", "a", "hold", "b", "^C", "c");
    }

    @Test
    void aPacketThatIsTooLongIsRefusedAndTheNextOneHeard() {
        receive("$" + "a".repeat(MOST_PAYLOAD_BYTES + 1) + "#00");
        receive("$g#67");
        assertThat(heard).containsExactly("too long", "g");
    }

    @Test
    void whileTheClientDoesNotReadNothingMoreIsDecoded() {
        outlet.writable = false;
        receive("$a#61$b#62");
        receive("$c#63");
        assertThat(heard).isEmpty();
        assertThat(stream.wantsMore()).isFalse();
        outlet.writable = true;
        stream.writable();
        assertThat(heard).containsExactly("a", "b", "c");
        assertThat(stream.wantsMore()).isTrue();
    }

    @Test
    void packetsThatAreHeldAreHeardAfterwardsAndReadMeanwhile() {
        receive(Frames.of("hold") + "$a#61");
        receive("$b#62");
        assertThat(heard).containsExactly("hold");
        assertThat(stream.wantsMore()).isTrue();
        stream.releasePackets();
        assertThat(heard).containsExactly("hold", "a", "b");
    }

    @Test
    void repliesStayAsTheyAreWhileTheyWaitToGoOut() {
        outlet.holding = true;
        receive("$aaa#23");
        receive("$b#62");
        receive("$c#63");
        outlet.letGo();
        assertThat(outlet.sent.toString()).isEqualTo("+$aaa#23+$b#62+$c#63");
    }

    @Test
    void afterClosingNothingIsHeardOrSaid() {
        assertThat(receive(Frames.of("bye") + "$g#67")).isEqualTo("+");
        assertThat(outlet.closed).isTrue();
        assertThat(heard).containsExactly("bye");
    }
}
