package dev.utraced.agent;

/**
 * One bytecode of a verified expression.
 *
 * @param index its place among all bytecodes, from 0 on
 * @param operand of a jump, the index of its target; sizes count bits; constants are not extended
 * @param depth how many values are on the stack before it, the same whichever way it is reached
 */
public record AgentBytecode(int index, Opcode opcode, long operand, int depth) {}
