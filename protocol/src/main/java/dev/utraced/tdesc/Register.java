package dev.utraced.tdesc;

/**
 * One register of a description.
 *
 * @param number its number in packets
 * @param offsetBytes where its value starts in the {@code g} packet, in bytes of value
 */
public record Register(String name, int number, int sizeBytes, int offsetBytes) {}
