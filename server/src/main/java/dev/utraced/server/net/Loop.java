package dev.utraced.server.net;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Promise;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The one thread that reads packets, carries them out and answers them: Netty's event loop, on the native epoll where there is one.
 *
 * <p>Its own methods may be called on any thread.
 */
public final class Loop implements Executor {
    /** After this long without a packet a client is taken to be thinking. */
    private static final long BUSY_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final int MOST_EVENTS_AT_ONCE = 64;

    private final MultiThreadIoEventLoopGroup group;
    private final BusyWait busyWait;
    private final Class<? extends ServerSocketChannel> serverChannel;
    private final Class<? extends SocketChannel> clientChannel;

    private Loop(Executor thread, BusyWait busyWait, boolean epoll) {
        this.busyWait = busyWait;
        IoHandlerFactory handlers = epoll
                ? EpollIoHandler.newFactory(MOST_EVENTS_AT_ONCE, () -> busyWait)
                : NioIoHandler.newFactory(SelectorProvider.provider(), () -> busyWait);
        group = new MultiThreadIoEventLoopGroup(1, thread, handlers);
        serverChannel = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        clientChannel = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /**
     * @param thread is given one task, which runs until the loop is stopped
     * @param processors how many the machine has; with one, polling would only keep the client from running
     * @param blind whether {@code crowded} does not tell, because the server may use a part of the processors only
     * @param crowded whether somebody waits for a processor; asked on the loop
     */
    public static Loop start(
            Executor thread, int processors, LongSupplier nanoClock, boolean blind, BooleanSupplier crowded) {
        return new Loop(
                thread, new BusyWait(processors > 1 ? BUSY_NANOS : 0, nanoClock, blind, crowded), Epoll.isAvailable());
    }

    @Override
    public void execute(Runnable task) {
        group.execute(task);
    }

    /** Runs a task on the loop when some time has passed. */
    public void after(long millis, Runnable task) {
        group.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** Runs a task on the loop and waits for it. @throws IllegalStateException with the task's exception as its cause */
    public <T> T call(Callable<T> task) throws InterruptedException {
        Future<T> result = group.submit(task);
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * What the loop tells another thread once. Netty's, which the loop has anyway: to wait for one of the JDK's takes its fork-join pool, which
     * is a part of each start then.
     */
    public <T> Promise<T> promise() {
        return group.next().newPromise();
    }

    /** Ends the thread; what waits in its queue is still done. */
    public void stop() {
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    EventLoop eventLoop() {
        return group.next();
    }

    Class<? extends ServerSocketChannel> serverChannel() {
        return serverChannel;
    }

    Class<? extends SocketChannel> clientChannel() {
        return clientChannel;
    }

    BusyWait busyWait() {
        return busyWait;
    }
}
