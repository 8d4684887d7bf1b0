package dev.utraced.server.cli;

import dev.utraced.linux.sys.LinuxKernel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;

/**
 * Gets ready, on a thread of its own, what the loop is going to need, while the main thread reads the command line and starts the loop:
 * the way into native calls, Netty's look at the annotations of handlers. In this order they are wanted. Whoever wants one earlier waits
 * for it, as the JVM has it for classes that are being initialized.
 */
final class HeadStart {
    private HeadStart() {}

    static void begin() {
        Thread thread = new Thread(HeadStart::run, "head-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        LinuxKernel.loadLibraries();
        ChannelInitializer.class.isAnnotationPresent(ChannelHandler.Sharable.class);
    }
}
