package dev.utraced.linux.arch.x86;

import dev.utraced.linux.arch.RegisterBank;
import dev.utraced.tdesc.Register;
import dev.utraced.tdesc.TargetDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The registers of a description, read from and written into a bank. */
final class X86Registers {
    private final TargetDescription description;

    /** By register number. */
    private final RegisterPlace[] places;

    /** The same places, neighbours joined: what reading all of them takes. */
    private final Piece[] pieces;

    private record Piece(RegisterPlace place, int offsetBytes) {}

    X86Registers(TargetDescription description, XsaveLayout layout) {
        this.description = description;
        RegisterPlaces known = new RegisterPlaces(layout);
        places = description.registers().stream().map(known::of).toArray(RegisterPlace[]::new);
        pieces = join().toArray(Piece[]::new);
    }

    private List<Piece> join() {
        List<Piece> joined = new ArrayList<>();
        for (Register register : description.registers()) {
            RegisterPlace place = places[register.number()];
            int last = joined.size() - 1;
            Optional<RegisterPlace> longer = joined.isEmpty()
                    ? Optional.empty()
                    : joined.get(last).place().joined(place);
            longer.ifPresentOrElse(
                    both -> joined.set(last, new Piece(both, joined.get(last).offsetBytes())),
                    () -> joined.add(new Piece(place, register.offsetBytes())));
        }
        return joined;
    }

    boolean read(RegisterBank bank, int number, byte[] into, int offset) {
        return places[number].read(bank, into, offset);
    }

    void readAll(RegisterBank bank, byte[] into, int offset) {
        for (Piece piece : pieces) {
            int at = offset + piece.offsetBytes();
            if (!piece.place().read(bank, into, at)) {
                Arrays.fill(into, at, at + piece.place().sizeBytes(), (byte) 0);
            }
        }
    }

    boolean write(RegisterBank bank, int number, byte[] from, int offset) {
        RegisterPlace place = places[number];
        byte[] current = new byte[place.sizeBytes()];
        if (!place.read(bank, current, 0)) {
            return false;
        }
        return Arrays.equals(current, 0, current.length, from, offset, offset + current.length)
                || place.write(bank, from, offset);
    }
}
