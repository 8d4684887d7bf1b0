package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.TransferCommand.Read;
import dev.utraced.rsp.command.TransferCommand.Write;
import dev.utraced.rsp.reply.BasicReply;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.DataReply;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code qXfer}: objects that are read in pieces. An object is made when its first byte is asked for; the pieces behind it come from
 * that same state, whatever has changed meanwhile.
 *
 * @see <a href="https://sourceware.org/gdb/current/onlinedocs/gdb.html/General-Query-Packets.html#qXfer-read">qXfer</a>
 */
final class TransferExtension implements Extension {

    /** One object as it was. */
    private record Snapshot(String object, String annex, byte[] bytes) {
        boolean isOf(Read command) {
            return object.equals(command.object()) && annex.equals(command.annex());
        }
    }

    private final Map<String, TransferObject> objects = new LinkedHashMap<>();
    private Optional<Snapshot> snapshot = Optional.empty();

    TransferExtension(List<TransferObject> objects) {
        objects.forEach(object -> this.objects.put(object.name(), object));
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof Read read) {
            return read(read);
        }
        if (command instanceof Write write) {
            return write(write);
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        for (TransferObject object : objects.values()) {
            features.add("qXfer:" + object.name() + ":read");
            if (object.isWritable()) {
                features.add("qXfer:" + object.name() + ":write");
            }
        }
        if (objects.containsKey(LibrariesObject.NAME)) {
            features.add("augmented-libraries-svr4-read");
        }
    }

    private Reply read(Read command) {
        TransferObject object = objects.get(command.object());
        if (object == null) {
            return Empty.EMPTY;
        }
        if (command.offset() == 0
                || snapshot.filter(taken -> taken.isOf(command)).isEmpty()) {
            snapshot = Optional.of(new Snapshot(command.object(), command.annex(), object.read(command.annex())));
        }
        return DataReply.ObjectPart.of(snapshot.get().bytes(), command.offset(), command.lengthBytes());
    }

    private Reply write(Write command) {
        TransferObject object = objects.get(command.object());
        if (object == null || !object.isWritable()) {
            return Empty.EMPTY;
        }
        return new BasicReply.Number(object.write(command.annex(), command.offset(), command.data()));
    }
}
