package dev.utraced.linux.engine;

/**
 * What clients leave behind when they go.
 *
 * @param absent what goes on without them
 * @param programs what they have started, and no client holds any more
 */
record Leavings(AbsentClients absent, LetGoPrograms programs) {}
