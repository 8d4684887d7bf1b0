package dev.utraced.server.extension;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.LaunchCommand.DisableRandomization;
import dev.utraced.rsp.command.LaunchCommand.ProgramAndArguments;
import dev.utraced.rsp.command.LaunchCommand.ResetEnvironment;
import dev.utraced.rsp.command.LaunchCommand.SetEnvironment;
import dev.utraced.rsp.command.LaunchCommand.SetWorkingDirectory;
import dev.utraced.rsp.command.LaunchCommand.StartupWithShell;
import dev.utraced.rsp.command.LaunchCommand.UnsetEnvironment;
import dev.utraced.rsp.reply.BasicReply.Empty;
import dev.utraced.rsp.reply.BasicReply.NoProgram;
import dev.utraced.rsp.reply.BasicReply.Ok;
import dev.utraced.rsp.reply.BasicReply.ProgramToStart;
import dev.utraced.rsp.reply.Reply;
import dev.utraced.server.session.Extension;
import dev.utraced.server.session.FeatureList;
import dev.utraced.server.session.HostControl;
import dev.utraced.server.session.LaunchSettings;
import dev.utraced.server.session.SessionContext;
import java.util.List;

/** How the next program is started. */
final class LaunchExtension implements Extension {
    private static final List<String> FEATURES = List.of(
            "QDisableRandomization",
            "QStartupWithShell",
            "QEnvironmentHexEncoded",
            "QEnvironmentReset",
            "QEnvironmentUnset",
            "QSetWorkingDir");

    private final LaunchSettings settings;
    private final HostControl host;

    LaunchExtension(SessionContext session) {
        this.settings = session.launch();
        this.host = session.host();
    }

    @Override
    public Reply answer(Command command) {
        if (command instanceof DisableRandomization choice) {
            return did(() -> settings.disableRandomization(choice.on()));
        }
        if (command instanceof StartupWithShell choice) {
            return did(() -> settings.useShell(choice.on()));
        }
        if (command instanceof SetEnvironment variable) {
            return did(() -> settings.setEnvironment(variable.name(), variable.value()));
        }
        if (command instanceof UnsetEnvironment variable) {
            return did(() -> settings.unsetEnvironment(variable.name()));
        }
        if (command instanceof ResetEnvironment) {
            return did(settings::resetEnvironment);
        }
        if (command instanceof SetWorkingDirectory choice) {
            return did(() -> settings.workingDirectory(choice.directory()));
        }
        if (command instanceof ProgramAndArguments) {
            return programAndArguments();
        }
        return Empty.EMPTY;
    }

    @Override
    public void advertise(FeatureList features) {
        FEATURES.forEach(features::add);
    }

    private Reply programAndArguments() {
        return host.lastProgram()
                .<Reply>map(program ->
                        new ProgramToStart(program.path(), program.arguments().typed()))
                .orElseGet(NoProgram::new);
    }

    private static Reply did(Runnable change) {
        change.run();
        return Ok.OK;
    }
}
