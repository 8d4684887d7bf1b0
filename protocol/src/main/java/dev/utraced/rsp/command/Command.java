package dev.utraced.rsp.command;

/** One packet of a client. */
public sealed interface Command
        permits SessionCommand,
                ThreadCommand,
                RegisterCommand,
                MemoryCommand,
                BreakpointCommand,
                ResumeCommand,
                ProcessCommand,
                LaunchCommand,
                EventCommand,
                QueryCommand,
                TransferCommand,
                TracepointCommand,
                TraceCommand,
                FileCommand,
                UnknownCommand {}
