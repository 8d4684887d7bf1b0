package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.MalformedPacketException;
import dev.utraced.rsp.wire.PayloadReader;

/**
 * Every packet by its name. To add one, write its record and put it here.
 *
 * <p>A name is one character, except that those that start with {@code q}, {@code Q} or {@code v} go on to the first separator.
 *
 * <p>{@code vMustReplyEmpty} is left out: it probes how a server answers what it does not know.
 *
 * <p>A switch and no map of method references, for the JVM takes a twentieth of a server's start to link eighty of those.
 */
public final class Packets {
    private static final String SEPARATORS = ":;,?";

    private Packets() {}

    /**
     * Parses one payload.
     *
     * @throws MalformedPacketException where a packet that is known does not follow its grammar
     */
    public static Command parse(PayloadReader in) {
        int first = in.peek();
        if (first == 'q' || first == 'Q' || first == 'v') {
            return parseWord(in);
        }
        if (first < 0) {
            return new UnknownCommand("");
        }
        in.next();
        return parseLetter((char) first, in);
    }

    private static Command parseWord(PayloadReader in) {
        String name = in.textUntil(SEPARATORS);
        if (in.skip('?')) {
            name += "?";
        }
        return parseWord(name, in);
    }

    private static Command parseLetter(char letter, PayloadReader in) {
        return switch (letter) {
            case '!' -> SessionCommand.ExtendedMode.parse(in);
            case '?' -> ResumeCommand.StopReasonQuery.parse(in);
            case 'c' -> ResumeCommand.ResumeAt.parseContinue(in);
            case 'C' -> ResumeCommand.ResumeAt.parseContinueWithSignal(in);
            case 'D' -> ProcessCommand.Detach.parse(in);
            case 'g' -> RegisterCommand.ReadRegisters.parse(in);
            case 'G' -> RegisterCommand.WriteRegisters.parse(in);
            case 'H' -> ThreadCommand.parseSelection(in);
            case 'k' -> ProcessCommand.KillAll.parse(in);
            case 'm' -> MemoryCommand.ReadMemory.parse(in);
            case 'M' -> MemoryCommand.WriteMemory.parseHex(in);
            case 'p' -> RegisterCommand.ReadRegister.parse(in);
            case 'P' -> RegisterCommand.WriteRegister.parse(in);
            case 'R' -> ProcessCommand.Restart.parse(in);
            case 's' -> ResumeCommand.ResumeAt.parseStep(in);
            case 'S' -> ResumeCommand.ResumeAt.parseStepWithSignal(in);
            case 'T' -> ThreadCommand.IsAlive.parse(in);
            case 'x' -> MemoryCommand.ReadBinary.parse(in);
            case 'X' -> MemoryCommand.WriteMemory.parseBinary(in);
            case 'z' -> BreakpointCommand.Remove.parse(in);
            case 'Z' -> BreakpointCommand.Insert.parse(in);
            default -> new UnknownCommand(String.valueOf(letter));
        };
    }

    private static Command parseWord(String name, PayloadReader in) {
        return switch (name) {
            case "qAttached" -> ProcessCommand.WasAttached.parse(in);
            case "qC" -> ThreadCommand.CurrentThread.parse(in);
            case "qCRC" -> MemoryCommand.Checksum.parse(in);
            case "qExecAndArgs" -> LaunchCommand.ProgramAndArguments.parse(in);
            case "qfThreadInfo" -> ThreadCommand.FirstThreads.parse(in);
            case "qGetTLSAddr" -> QueryCommand.ThreadLocalAddress.parse(in);
            case "qRcmd" -> QueryCommand.Monitor.parse(in);
            case "qSearch" -> MemoryCommand.SearchMemory.parse(in);
            case "qsThreadInfo" -> ThreadCommand.MoreThreads.parse(in);
            case "qSupported" -> SessionCommand.Supported.parse(in);
            case "qSymbol" -> QueryCommand.Symbol.parse(in);
            case "qThreadExtraInfo" -> ThreadCommand.ThreadExtraInfo.parse(in);
            case "qTBuffer" -> TraceCommand.ReadBuffer.parse(in);
            case "qTfP" -> TraceCommand.FirstTracepoint.parse(in);
            case "qTfV" -> TraceCommand.FirstVariable.parse(in);
            case "qTMinFTPILen" -> TraceCommand.LeastFastLength.parse(in);
            case "qTP" -> TracepointCommand.TracepointUse.parse(in);
            case "qTsP" -> TraceCommand.NextTracepoint.parse(in);
            case "qTStatus" -> TraceCommand.GetTraceStatus.parse(in);
            case "qTsV" -> TraceCommand.NextVariable.parse(in);
            case "qTV" -> TraceCommand.VariableValue.parse(in);
            case "qVAttachOrWaitSupported" -> ProcessCommand.AttachOrWaitSupported.parse(in);
            case "qXfer" -> TransferCommand.parse(in);
            case "QCatchSyscalls" -> EventCommand.CatchSyscalls.parse(in);
            case "QDisableRandomization" -> LaunchCommand.DisableRandomization.parse(in);
            case "QEnvironmentHexEncoded" -> LaunchCommand.SetEnvironment.parse(in);
            case "QEnvironmentReset" -> LaunchCommand.ResetEnvironment.parse(in);
            case "QEnvironmentUnset" -> LaunchCommand.UnsetEnvironment.parse(in);
            case "QNonStop" -> SessionCommand.NonStop.parse(in);
            case "QPassSignals" -> EventCommand.PassSignals.parse(in);
            case "QProgramSignals" -> EventCommand.ProgramSignals.parse(in);
            case "QSetWorkingDir" -> LaunchCommand.SetWorkingDirectory.parse(in);
            case "QStartNoAckMode" -> SessionCommand.StartNoAckMode.parse(in);
            case "QStartupWithShell" -> LaunchCommand.StartupWithShell.parse(in);
            case "QTBuffer" -> TraceCommand.parseBuffer(in);
            case "QTDisable" -> TracepointCommand.Enable.parseDisable(in);
            case "QTDisconnected" -> TraceCommand.TraceDisconnected.parse(in);
            case "QTDP" -> TracepointCommand.parseDefinition(in);
            case "QTDPsrc" -> TracepointCommand.AddSource.parse(in);
            case "QTDV" -> TracepointCommand.DefineVariable.parse(in);
            case "QTEnable" -> TracepointCommand.Enable.parseEnable(in);
            case "QTFrame" -> TraceCommand.SelectFrame.parse(in);
            case "QThreadEvents" -> EventCommand.ThreadEvents.parse(in);
            case "QThreadOptions" -> EventCommand.ThreadOptions.parse(in);
            case "QTinit" -> TracepointCommand.ClearTrace.parse(in);
            case "QTNotes" -> TraceCommand.Annotate.parse(in);
            case "QTro" -> TracepointCommand.ReadOnly.parse(in);
            case "QTSave" -> TraceCommand.SaveTrace.parse(in);
            case "QTStart" -> TraceCommand.StartTrace.parse(in);
            case "QTStop" -> TraceCommand.StopTrace.parse(in);
            case "vAttach" -> ProcessCommand.Attach.parse(in);
            case "vAttachName" -> ProcessCommand.AttachByName.parsePresent(in);
            case "vAttachOrWait" -> ProcessCommand.AttachByName.parsePresentOrNext(in);
            case "vAttachWait" -> ProcessCommand.AttachByName.parseNext(in);
            case "vCont" -> ResumeCommand.VCont.parse(in);
            case "vCont?" -> ResumeCommand.VContActions.parse(in);
            case "vCtrlC" -> ResumeCommand.VCtrlC.parse(in);
            case "vFile" -> FileCommand.parse(in);
            case "vKill" -> ProcessCommand.Kill.parse(in);
            case "vRun" -> ProcessCommand.Run.parse(in);
            case "vStopped" -> ResumeCommand.VStopped.parse(in);
            default -> new UnknownCommand(name);
        };
    }
}
