package dev.utraced.server.access;

import dev.utraced.rsp.command.BreakpointCommand;
import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.EventCommand;
import dev.utraced.rsp.command.FileCommand;
import dev.utraced.rsp.command.LaunchCommand;
import dev.utraced.rsp.command.MemoryCommand;
import dev.utraced.rsp.command.ProcessCommand;
import dev.utraced.rsp.command.QueryCommand;
import dev.utraced.rsp.command.RegisterCommand;
import dev.utraced.rsp.command.ResumeCommand;
import dev.utraced.rsp.command.SessionCommand;
import dev.utraced.rsp.command.ThreadCommand;
import dev.utraced.rsp.command.TraceCommand;
import dev.utraced.rsp.command.TracepointCommand;
import dev.utraced.rsp.command.TransferCommand;
import dev.utraced.rsp.command.UnknownCommand;
import dev.utraced.target.HostFiles.OpenFlag;
import dev.utraced.target.ResumeAction;
import dev.utraced.target.ResumeRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The effect of every packet. To add a packet, put it here; a test finds those that are missing, and at run time they count as
 * {@link Effect#ADMINISTER}.
 */
final class Effects {
    private static final Set<OpenFlag> CHANGING =
            Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE, OpenFlag.TRUNCATE);

    private static final Map<Class<? extends Command>, Function<Command, Effect>> BY_CLASS = new HashMap<>();

    static {
        all(
                Effect.TALK,
                List.of(
                        SessionCommand.Supported.class,
                        SessionCommand.StartNoAckMode.class,
                        SessionCommand.NonStop.class,
                        SessionCommand.ExtendedMode.class,
                        ThreadCommand.SelectThread.class,
                        ThreadCommand.SelectResumedThread.class,
                        ThreadCommand.IsAlive.class,
                        ThreadCommand.CurrentThread.class,
                        ThreadCommand.FirstThreads.class,
                        ThreadCommand.MoreThreads.class,
                        ResumeCommand.StopReasonQuery.class,
                        ResumeCommand.VContActions.class,
                        ResumeCommand.VStopped.class,
                        EventCommand.PassSignals.class,
                        EventCommand.ProgramSignals.class,
                        EventCommand.ThreadEvents.class,
                        EventCommand.ThreadOptions.class,
                        QueryCommand.Symbol.class,
                        ProcessCommand.WasAttached.class,
                        ProcessCommand.AttachOrWaitSupported.class,
                        UnknownCommand.class));
        all(
                Effect.OBSERVE,
                List.of(
                        ThreadCommand.ThreadExtraInfo.class,
                        RegisterCommand.ReadRegisters.class,
                        RegisterCommand.ReadRegister.class,
                        MemoryCommand.ReadMemory.class,
                        MemoryCommand.ReadBinary.class,
                        MemoryCommand.SearchMemory.class,
                        MemoryCommand.Checksum.class,
                        QueryCommand.ThreadLocalAddress.class,
                        TransferCommand.Read.class,
                        TraceCommand.GetTraceStatus.class,
                        TraceCommand.LeastFastLength.class,
                        TraceCommand.FirstTracepoint.class,
                        TraceCommand.NextTracepoint.class,
                        TraceCommand.FirstVariable.class,
                        TraceCommand.NextVariable.class,
                        TraceCommand.VariableValue.class,
                        TraceCommand.SelectFrame.class,
                        TraceCommand.ReadBuffer.class,
                        TracepointCommand.TracepointUse.class,
                        ProcessCommand.Detach.class));
        all(
                Effect.FILE_READ,
                List.of(
                        FileCommand.UseFileSystem.class,
                        FileCommand.Close.class,
                        FileCommand.Read.class,
                        FileCommand.StatDescriptor.class,
                        FileCommand.StatPath.class,
                        FileCommand.ReadLink.class,
                        FileCommand.Invalid.class));
        all(
                Effect.FILE_WRITE,
                List.of(FileCommand.Write.class, FileCommand.Unlink.class, TraceCommand.SaveTrace.class));
        all(Effect.MEMORY_WRITE, List.of(MemoryCommand.WriteMemory.class));
        all(Effect.REGISTER_WRITE, List.of(RegisterCommand.WriteRegisters.class, RegisterCommand.WriteRegister.class));
        all(
                Effect.CONTROL,
                List.of(
                        BreakpointCommand.Insert.class,
                        BreakpointCommand.Remove.class,
                        EventCommand.CatchSyscalls.class,
                        TracepointCommand.ClearTrace.class,
                        TracepointCommand.Define.class,
                        TracepointCommand.AddActions.class,
                        TracepointCommand.AddSource.class,
                        TracepointCommand.DefineVariable.class,
                        TracepointCommand.Enable.class,
                        TracepointCommand.ReadOnly.class,
                        TraceCommand.StartTrace.class,
                        TraceCommand.StopTrace.class,
                        TraceCommand.TraceDisconnected.class,
                        TraceCommand.BufferCircular.class,
                        TraceCommand.BufferSize.class,
                        TraceCommand.Annotate.class,
                        TransferCommand.Write.class));
        all(Effect.WATCH, List.of(ResumeCommand.VCtrlC.class));
        all(Effect.ATTACH, List.of(ProcessCommand.Attach.class, ProcessCommand.AttachByName.class));
        all(
                Effect.LAUNCH,
                List.of(
                        ProcessCommand.Run.class,
                        LaunchCommand.DisableRandomization.class,
                        LaunchCommand.StartupWithShell.class,
                        LaunchCommand.SetEnvironment.class,
                        LaunchCommand.UnsetEnvironment.class,
                        LaunchCommand.ResetEnvironment.class,
                        LaunchCommand.SetWorkingDirectory.class,
                        LaunchCommand.ProgramAndArguments.class));
        all(
                Effect.KILL,
                List.of(ProcessCommand.Kill.class, ProcessCommand.KillAll.class, ProcessCommand.Restart.class));
        BY_CLASS.put(ResumeCommand.VCont.class, command -> resume((ResumeCommand.VCont) command));
        BY_CLASS.put(ResumeCommand.ResumeAt.class, command -> resume((ResumeCommand.ResumeAt) command));
        BY_CLASS.put(FileCommand.Open.class, command -> open((FileCommand.Open) command));
        BY_CLASS.put(QueryCommand.Monitor.class, command -> monitor((QueryCommand.Monitor) command));
    }

    private Effects() {}

    private static void all(Effect effect, List<Class<? extends Command>> commands) {
        commands.forEach(command -> BY_CLASS.put(command, any -> effect));
    }

    private static Effect open(FileCommand.Open open) {
        return open.flags().stream().anyMatch(CHANGING::contains) ? Effect.FILE_WRITE : Effect.FILE_READ;
    }

    private static Effect resume(ResumeCommand.VCont resume) {
        return resume.requests().stream().map(ResumeRequest::action).allMatch(Effects::onlyWatches)
                ? Effect.WATCH
                : Effect.CONTROL;
    }

    private static Effect resume(ResumeCommand.ResumeAt resume) {
        return resume.address().isEmpty() && onlyWatches(resume.action()) ? Effect.WATCH : Effect.CONTROL;
    }

    private static boolean onlyWatches(ResumeAction action) {
        return action instanceof ResumeAction.Stop
                || action instanceof ResumeAction.Continue proceed
                        && proceed.signal().isEmpty();
    }

    private static Effect monitor(QueryCommand.Monitor monitor) {
        String command = monitor.command().strip();
        if (command.isEmpty() || command.matches("(?s)help|version|why|auth\\b.*|info access")) {
            return Effect.TALK;
        }
        if (command.matches("(?s)type\\b.*|end-input")) {
            return Effect.CONTROL;
        }
        boolean looks = command.matches("(?s)info .*|(processes|containers|find)\\b.*");
        return looks ? Effect.OBSERVE : Effect.ADMINISTER;
    }

    static boolean knows(Class<? extends Command> command) {
        return BY_CLASS.containsKey(command);
    }

    static Effect of(Command command) {
        Function<Command, Effect> effect = BY_CLASS.get(command.getClass());
        return effect == null ? Effect.ADMINISTER : effect.apply(command);
    }
}
