package dev.utraced.target;

/** A variable of a trace experiment: a number of 64 bits that conditions and actions can read and set. @param builtin ours, not the client's */
public record TraceVariable(int number, long initial, boolean builtin, String name) {}
