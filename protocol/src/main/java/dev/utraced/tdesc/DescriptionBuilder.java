package dev.utraced.tdesc;

import java.util.ArrayList;
import java.util.List;

/** Puts features together, one after the other: a register's number and its place in the {@code g} packet follow from that order. */
final class DescriptionBuilder {
    private final String architecture;
    private final List<Register> registers = new ArrayList<>();
    private final StringBuilder features = new StringBuilder();
    private int offsetBytes;
    private int base;

    /** @param architecture as {@code set architecture} of gdb knows it */
    DescriptionBuilder(String architecture) {
        this.architecture = architecture;
    }

    DescriptionBuilder add(String resource) {
        Feature feature = Feature.load(resource);
        for (Feature.Sized register : feature.registers()) {
            registers.add(new Register(register.name(), registers.size(), register.sizeBytes(), offsetBytes));
            offsetBytes += register.sizeBytes();
        }
        features.append(feature.xml());
        return this;
    }

    /** What has been added so far is what clients know that read no descriptions. */
    DescriptionBuilder endOfBase() {
        base = registers.size();
        return this;
    }

    DescriptionBuilder addIf(boolean wanted, String resource) {
        return wanted ? add(resource) : this;
    }

    TargetDescription build() {
        String xml = """
                <?xml version="1.0"?>
                <!DOCTYPE target SYSTEM "gdb-target.dtd">
                <target version="1.0">
                <architecture>%s</architecture>
                <osabi>GNU/Linux</osabi>
                %s</target>
                """.formatted(architecture, features);
        return new TargetDescription(architecture, registers, base, xml);
    }
}
