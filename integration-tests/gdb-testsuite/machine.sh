# What the machine lacks that gdb takes for granted. Sourced by run, which sets top.

# Fails only where the processor's debug registers are proven never to fire, as on some virtual machines.
debug_registers_fire() (
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    gcc -o "$folder/probe" "$top/target-linux/src/test/resources/dev/utraced/linux/machine/debug-registers.c" 2>/dev/null || return 0
    [ "$(timeout 20 "$folder/probe")" != missing ]
)
