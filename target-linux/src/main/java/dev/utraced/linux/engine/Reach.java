package dev.utraced.linux.engine;

import dev.utraced.linux.permission.TraceRefusal;
import dev.utraced.linux.sys.Kernel;
import dev.utraced.linux.trace.Tracer;

/**
 * How all clients get at processes.
 *
 * @param launcher starts programs
 * @param refusal tells why the kernel does not let a process be traced
 * @param listening called when there is something traced, so that news of it can come
 */
record Reach(Tracer tracer, Kernel kernel, Launcher launcher, TraceRefusal refusal, Runnable listening) {}
