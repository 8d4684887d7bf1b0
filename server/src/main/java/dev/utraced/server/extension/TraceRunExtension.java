package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.TraceCommand.Annotate;
import dev.utraced.rsp.command.TraceCommand.BufferCircular;
import dev.utraced.rsp.command.TraceCommand.BufferSize;
import dev.utraced.rsp.command.TraceCommand.GetTraceStatus;
import dev.utraced.rsp.command.TraceCommand.ReadBuffer;
import dev.utraced.rsp.command.TraceCommand.SaveTrace;
import dev.utraced.rsp.command.TraceCommand.SelectFrame;
import dev.utraced.rsp.command.TraceCommand.StartTrace;
import dev.utraced.rsp.command.TraceCommand.StopTrace;
import dev.utraced.rsp.command.TraceCommand.TraceDisconnected;
import dev.utraced.rsp.command.TraceCommand.VariableValue;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.BasicReply.Text;
import dev.utraced.rsp.reply.DataReply.HexData;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.rsp.reply.TraceText;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.Selections;
import dev.utraced.server.session.SessionContext;
import dev.utraced.target.HostFiles;
import dev.utraced.target.TraceFrame;
import dev.utraced.target.TraceNotes;
import dev.utraced.target.Tracing;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs of a trace experiment and what came of them: {@code QTStart}, {@code qTStatus}, {@code QTFrame} and the like. */
final class TraceRunExtension implements Extension {
    private final SessionContext session;
    private final Tracing tracing;
    private final Optional<HostFiles> files;
    private final Selections selections;

    TraceRunExtension(SessionContext session, Tracing tracing, Optional<HostFiles> files) {
        this.session = session;
        this.tracing = tracing;
        this.files = files;
        this.selections = session.selections();
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof StartTrace) {
            return done(tracing::start);
        }
        if (command instanceof StopTrace) {
            return done(tracing::stop);
        }
        if (command instanceof GetTraceStatus) {
            return new Text("T" + TraceText.status(tracing.status()));
        }
        if (command instanceof TraceDisconnected choice) {
            return done(() -> tracing.disconnected(choice.on()));
        }
        if (command instanceof BufferCircular choice) {
            return done(() -> tracing.circular(choice.on()));
        }
        if (command instanceof BufferSize choice) {
            return done(() -> tracing.bufferSize(choice.bytes()));
        }
        if (command instanceof Annotate notes) {
            return done(() -> annotate(notes.texts()));
        }
        if (command instanceof SaveTrace save) {
            return save(save);
        }
        if (command instanceof SelectFrame choice) {
            return select(choice);
        }
        if (command instanceof VariableValue query) {
            return value(query);
        }
        if (command instanceof ReadBuffer read) {
            return read(read);
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        features.add("DisconnectedTracing");
        features.add("QTBuffer:size");
    }

    @Override
    public void clientLost() {
        tracing.clientGone();
    }

    private static Reply done(Runnable task) {
        task.run();
        return Ok.OK;
    }

    private void annotate(Map<String, String> texts) {
        TraceNotes former = tracing.status().notes();
        tracing.notes(new TraceNotes(
                texts.getOrDefault("user", former.user()),
                texts.getOrDefault("notes", former.notes()),
                texts.getOrDefault("tstop", former.stop())));
    }

    private Reply save(SaveTrace command) {
        if (files.isEmpty()) {
            return Empty.EMPTY;
        }
        new TraceFile(session, tracing, files.get()).write(command.path());
        return Ok.OK;
    }

    private Reply select(SelectFrame command) {
        if (command.frame().isEmpty()) {
            selections.selectFrame(Optional.empty());
            return Ok.OK;
        }
        int after = selections.frame().map(TraceFrame::number).orElse(-1);
        Optional<TraceFrame> found = tracing.find(command.frame().get(), after);
        selections.selectFrame(found);
        return found.map(frame -> new Text(
                        "F" + Integer.toHexString(frame.number()) + "T" + Integer.toHexString(frame.tracepoint())))
                .orElse(new Text("F-1"));
    }

    /** Of the selected trace frame, where there is one. */
    private Reply value(VariableValue command) {
        OptionalLong value = selections.frame().isPresent()
                ? selections.frame().get().variable(command.number())
                : tracing.value(command.number());
        return new Text(value.isPresent() ? "V" + Long.toHexString(value.getAsLong()) : "U");
    }

    private Reply read(ReadBuffer command) {
        byte[] contents =
                tracing.contents(command.offset(), Math.min(command.lengthBytes(), session.packetBytes() / 2));
        return contents.length == 0 ? new Text("l") : new HexData(ByteBuffer.wrap(contents));
    }
}
