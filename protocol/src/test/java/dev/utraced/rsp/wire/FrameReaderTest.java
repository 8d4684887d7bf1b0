package dev.utraced.rsp.wire;

import static dev.utraced.rsp.wire.Frames.bytes;
import static dev.utraced.rsp.wire.Frames.frame;
import static dev.utraced.rsp.wire.Frames.heardByClient;
import static dev.utraced.rsp.wire.Frames.heardByServer;
import static dev.utraced.rsp.wire.Frames.packet;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final String SESSION =
            "+" + packet("g") + "+-" + packet("vCont;c") + "\3" + packet("") + "noise" + packet("X0,3:}\3*}]");

    @Test
    void aChunkGivesAllThatIsInIt() {
        assertThat(heardByServer(SESSION).events)
                .containsExactly("+", "$g", "+", "-", "$vCont;c", "interrupt", "$", "$X0,3:#*}");
    }

    @Test
    void theSameIsHeardOneByteAtATime() {
        Heard heard = new Heard();
        FrameReader reader = FrameReader.ofRequests(100, heard);
        for (byte value : bytes(SESSION)) {
            reader.read(new byte[] {value}, 0, 1);
        }
        assertThat(heard.events).isEqualTo(heardByServer(SESSION).events);
    }

    @Test
    void theSameIsHeardWhereverAChunkEnds() {
        byte[] session = bytes(SESSION);
        for (int cut = 0; cut <= session.length; cut++) {
            Heard heard = new Heard();
            FrameReader reader = FrameReader.ofRequests(100, heard);
            reader.read(session, 0, cut);
            reader.read(session, cut, session.length - cut);
            assertThat(heard.events).as("cut at %d", cut).isEqualTo(heardByServer(SESSION).events);
        }
    }

    @Test
    void aBufferIsReadToItsEnd() {
        Heard heard = new Heard();
        ByteBuf direct = Unpooled.directBuffer().writeBytes(bytes(SESSION));
        FrameReader.ofRequests(100, heard).read(direct);
        assertThat(heard.events).isEqualTo(heardByServer(SESSION).events);
        assertThat(direct.isReadable()).isFalse();
        direct.release();
    }

    @Test
    void aByteOfThreeInsideAPacketIsData() {
        assertThat(heardByServer(packet("X0,1:\3")).events).containsExactly("$X0,1:\3");
    }

    @Test
    void aStarInARequestIsData() {
        assertThat(heardByServer(packet("X0,3:0*!")).events).containsExactly("$X0,3:0*!");
    }

    @Test
    void aRunInAReplyIsSpelledOut() {
        assertThat(heardByClient(packet("a0* b}\3*\"")).events).containsExactly("$a0000b#\3\3\3\3\3");
    }

    @Test
    void aRunWithoutACharacterOrACountIsDamage() {
        assertThat(heardByClient(packet("*!") + packet("0*") + packet("0*\37")).events)
                .containsExactly("damaged", "damaged", "damaged");
    }

    @Test
    void aNotificationIsHeardByClientsOnly() {
        String stop = frame('%', "Stop:T05");
        assertThat(heardByClient(stop + packet("OK")).events).containsExactly("%Stop:T05", "$OK");
        assertThat(heardByServer(stop + packet("g")).events).containsExactly("$g");
    }

    @Test
    void anInterruptIsHeardByServersOnly() {
        assertThat(heardByClient("\3" + packet("OK")).events).containsExactly("$OK");
    }

    @Test
    void aWrongSumIsDamageAndThePacketsBehindItAreRead() {
        assertThat(heardByServer("$g#68$?#3f$g#zz").events).containsExactly("damaged", "$?", "damaged");
    }

    @Test
    void aSumMayBeInUpperCase() {
        assertThat(heardByServer("$p5#A5$z#7A").events).containsExactly("$p5", "$z");
    }

    @Test
    void sumsThatDoNotCountAreNotLookedAt() {
        Heard heard = new Heard();
        FrameReader reader = FrameReader.ofRequests(100, heard);
        reader.checkSums(false);
        reader.read(bytes("$g#00$?#zz"), 0, 10);
        assertThat(heard.events).containsExactly("$g", "$?");
    }

    @Test
    void sumsStopCountingInTheMiddleOfAChunk() {
        Heard heard = new Heard();
        FrameReader[] reader = new FrameReader[1];
        reader[0] = FrameReader.ofRequests(100, new FrameListener() {
            @Override
            public void packet(PayloadReader payload) {
                heard.packet(payload);
                reader[0].checkSums(false);
            }

            @Override
            public void damaged() {
                heard.damaged();
            }

            @Override
            public void tooLong() {
                heard.tooLong();
            }
        });
        reader[0].read(bytes("$g#00$g#67$g#00"), 0, 15);
        assertThat(heard.events).containsExactly("damaged", "$g", "$g");
    }

    @Test
    void aDollarStartsAPacketAnew() {
        assertThat(heardByServer("$vCon" + packet("g")).events).containsExactly("$g");
    }

    @Test
    void aPacketBehindAGivenUpNotificationIsAPacket() {
        assertThat(heardByClient("%Sto" + packet("OK")).events).containsExactly("$OK");
    }

    @Test
    void aPacketAsLongAsTheLimitIsReadAndALongerOneIsSkippedToItsEnd() {
        String most = packet("m".repeat(100));
        String more = packet("m".repeat(101));
        String muchMore = packet("m".repeat(10_000));
        for (int chunk : new int[] {1, 7, 1 << 20}) {
            Heard heard = new Heard();
            FrameReader reader = FrameReader.ofRequests(100, heard);
            byte[] session = bytes(most + more + packet("g") + muchMore + packet("?"));
            for (int at = 0; at < session.length; at += chunk) {
                reader.read(session, at, Math.min(chunk, session.length - at));
            }
            assertThat(heard.events)
                    .as("chunks of %d", chunk)
                    .containsExactly("$" + "m".repeat(100), "too long", "$g", "too long", "$?");
        }
    }

    @Test
    void runsThatSpellOutToMoreThanTheLimitAreTooLong() {
        Heard heard = new Heard();
        FrameReader reader = FrameReader.ofReplies(100, heard);
        byte[] session = bytes(packet("0*~0") + packet("0*~0*~0*~") + packet("OK"));
        reader.read(session, 0, session.length);
        assertThat(heard.events).containsExactly("$" + "0".repeat(99), "too long", "$OK");
    }

    @Test
    void anEscapeAtTheEndStays() {
        assertThat(heardByServer(packet("a}")).events).containsExactly("$a}");
    }
}
