package dev.utraced.linux.engine;

import dev.utraced.linux.tracepoint.TraceExperiment;

/**
 * What one client has of its own.
 *
 * @param engine its debugger
 * @param streams what the programs that it has started print and read
 * @param admission which processes it may have
 */
record Belongings(DebuggerEngine engine, EngineStreams streams, TraceExperiment experiment, Admission admission) {}
