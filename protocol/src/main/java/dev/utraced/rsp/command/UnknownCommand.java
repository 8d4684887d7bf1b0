package dev.utraced.rsp.command;

/**
 * A packet that is not in the table, or a form of one that is not. It gets the empty reply, never an error: clients find out in this
 * way what a server can do.
 *
 * @param name for the log
 */
public record UnknownCommand(String name) implements Command {}
