package dev.utraced.rsp.command;

import static java.util.Map.entry;

import dev.utraced.rsp.wire.MalformedPacketException;
import dev.utraced.rsp.wire.PayloadReader;
import java.util.Map;

/**
 * Every packet by its name. To add one, write its record and put it here.
 *
 * <p>A name is one character, except that those that start with {@code q}, {@code Q} or {@code v} go on to the first separator.
 */
public final class Packets {
    private static final String SEPARATORS = ":;,?";

    /** Takes what follows the name. */
    @FunctionalInterface
    private interface Parser {
        Command parse(PayloadReader in);
    }

    private static final Map<Character, Parser> LETTERS = Map.ofEntries(
            entry('!', SessionCommand.ExtendedMode::parse),
            entry('?', ResumeCommand.StopReasonQuery::parse),
            entry('c', ResumeCommand.ResumeAt::parseContinue),
            entry('C', ResumeCommand.ResumeAt::parseContinueWithSignal),
            entry('D', ProcessCommand.Detach::parse),
            entry('g', RegisterCommand.ReadRegisters::parse),
            entry('G', RegisterCommand.WriteRegisters::parse),
            entry('H', ThreadCommand::parseSelection),
            entry('k', ProcessCommand.KillAll::parse),
            entry('m', MemoryCommand.ReadMemory::parse),
            entry('M', MemoryCommand.WriteMemory::parseHex),
            entry('p', RegisterCommand.ReadRegister::parse),
            entry('P', RegisterCommand.WriteRegister::parse),
            entry('R', ProcessCommand.Restart::parse),
            entry('s', ResumeCommand.ResumeAt::parseStep),
            entry('S', ResumeCommand.ResumeAt::parseStepWithSignal),
            entry('T', ThreadCommand.IsAlive::parse),
            entry('x', MemoryCommand.ReadBinary::parse),
            entry('X', MemoryCommand.WriteMemory::parseBinary),
            entry('z', BreakpointCommand.Remove::parse),
            entry('Z', BreakpointCommand.Insert::parse));

    private static final Map<String, Parser> WORDS = Map.ofEntries(
            entry("qAttached", ProcessCommand.WasAttached::parse),
            entry("qC", ThreadCommand.CurrentThread::parse),
            entry("qCRC", MemoryCommand.Checksum::parse),
            entry("qExecAndArgs", LaunchCommand.ProgramAndArguments::parse),
            entry("qfThreadInfo", ThreadCommand.FirstThreads::parse),
            entry("qGetTLSAddr", QueryCommand.ThreadLocalAddress::parse),
            entry("qRcmd", QueryCommand.Monitor::parse),
            entry("qSearch", MemoryCommand.SearchMemory::parse),
            entry("qsThreadInfo", ThreadCommand.MoreThreads::parse),
            entry("qSupported", SessionCommand.Supported::parse),
            entry("qSymbol", QueryCommand.Symbol::parse),
            entry("qThreadExtraInfo", ThreadCommand.ThreadExtraInfo::parse),
            entry("qTBuffer", TraceCommand.ReadBuffer::parse),
            entry("qTfP", TraceCommand.FirstTracepoint::parse),
            entry("qTfV", TraceCommand.FirstVariable::parse),
            entry("qTMinFTPILen", TraceCommand.LeastFastLength::parse),
            entry("qTP", TracepointCommand.TracepointUse::parse),
            entry("qTsP", TraceCommand.NextTracepoint::parse),
            entry("qTStatus", TraceCommand.GetTraceStatus::parse),
            entry("qTsV", TraceCommand.NextVariable::parse),
            entry("qTV", TraceCommand.VariableValue::parse),
            entry("qVAttachOrWaitSupported", ProcessCommand.AttachOrWaitSupported::parse),
            entry("qXfer", TransferCommand::parse),
            entry("QCatchSyscalls", EventCommand.CatchSyscalls::parse),
            entry("QDisableRandomization", LaunchCommand.DisableRandomization::parse),
            entry("QEnvironmentHexEncoded", LaunchCommand.SetEnvironment::parse),
            entry("QEnvironmentReset", LaunchCommand.ResetEnvironment::parse),
            entry("QEnvironmentUnset", LaunchCommand.UnsetEnvironment::parse),
            entry("QNonStop", SessionCommand.NonStop::parse),
            entry("QPassSignals", EventCommand.PassSignals::parse),
            entry("QProgramSignals", EventCommand.ProgramSignals::parse),
            entry("QSetWorkingDir", LaunchCommand.SetWorkingDirectory::parse),
            entry("QStartNoAckMode", SessionCommand.StartNoAckMode::parse),
            entry("QStartupWithShell", LaunchCommand.StartupWithShell::parse),
            entry("QTBuffer", TraceCommand::parseBuffer),
            entry("QTDisable", TracepointCommand.Enable::parseDisable),
            entry("QTDisconnected", TraceCommand.TraceDisconnected::parse),
            entry("QTDP", TracepointCommand::parseDefinition),
            entry("QTDPsrc", TracepointCommand.AddSource::parse),
            entry("QTDV", TracepointCommand.DefineVariable::parse),
            entry("QTEnable", TracepointCommand.Enable::parseEnable),
            entry("QTFrame", TraceCommand.SelectFrame::parse),
            entry("QThreadEvents", EventCommand.ThreadEvents::parse),
            entry("QThreadOptions", EventCommand.ThreadOptions::parse),
            entry("QTinit", TracepointCommand.ClearTrace::parse),
            entry("QTNotes", TraceCommand.Annotate::parse),
            entry("QTro", TracepointCommand.ReadOnly::parse),
            entry("QTSave", TraceCommand.SaveTrace::parse),
            entry("QTStart", TraceCommand.StartTrace::parse),
            entry("QTStop", TraceCommand.StopTrace::parse),
            entry("vAttach", ProcessCommand.Attach::parse),
            entry("vAttachName", ProcessCommand.AttachByName::parsePresent),
            entry("vAttachOrWait", ProcessCommand.AttachByName::parsePresentOrNext),
            entry("vAttachWait", ProcessCommand.AttachByName::parseNext),
            entry("vCont", ResumeCommand.VCont::parse),
            entry("vCont?", ResumeCommand.VContActions::parse),
            entry("vCtrlC", ResumeCommand.VCtrlC::parse),
            entry("vFile", FileCommand::parse),
            entry("vKill", ProcessCommand.Kill::parse),
            entry("vMustReplyEmpty", SessionCommand.MustReplyEmpty::parse),
            entry("vRun", ProcessCommand.Run::parse),
            entry("vStopped", ResumeCommand.VStopped::parse));

    private static final Parser[] BY_LETTER = new Parser[128];

    static {
        LETTERS.forEach((letter, parser) -> BY_LETTER[letter] = parser);
    }

    private Packets() {}

    /** Has the table made now; otherwise the first packet does. */
    public static void prepare() {
        // That this class is initialized is all.
    }

    /**
     * Parses one payload.
     *
     * @throws MalformedPacketException where a packet that is in the table does not follow its grammar
     */
    public static Command parse(PayloadReader in) {
        int first = in.peek();
        if (first == 'q' || first == 'Q' || first == 'v') {
            return parseWord(in);
        }
        Parser parser = first < 0 || first >= BY_LETTER.length ? null : BY_LETTER[first];
        if (parser == null) {
            return new UnknownCommand(first < 0 ? "" : String.valueOf((char) first));
        }
        in.next();
        return parser.parse(in);
    }

    private static Command parseWord(PayloadReader in) {
        String name = in.textUntil(SEPARATORS);
        if (in.skip('?')) {
            name += "?";
        }
        Parser parser = WORDS.get(name);
        return parser == null ? new UnknownCommand(name) : parser.parse(in);
    }
}
