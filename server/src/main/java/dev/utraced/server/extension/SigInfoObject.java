package dev.utraced.server.extension;

import dev.utraced.server.session.SessionContext;
import dev.utraced.target.SigInfo;
import java.nio.ByteBuffer;

/** The {@code siginfo_t} of the signal that the selected thread is stopped with. */
final class SigInfoObject implements TransferObject {
    private final SessionContext session;
    private final SigInfo sigInfo;

    SigInfoObject(SessionContext session, SigInfo sigInfo) {
        this.session = session;
        this.sigInfo = sigInfo;
    }

    @Override
    public String name() {
        return "siginfo";
    }

    @Override
    public byte[] read(String annex) {
        return sigInfo.read(session.selections().thread());
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public int write(String annex, long offset, ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        sigInfo.write(session.selections().thread(), Math.toIntExact(offset), bytes);
        return bytes.length;
    }
}
