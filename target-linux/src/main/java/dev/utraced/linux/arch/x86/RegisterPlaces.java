package dev.utraced.linux.arch.x86;

import dev.utraced.tdesc.Register;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place of a register by the name that the target description gives it. */
final class RegisterPlaces {
    private static final Pattern NUMBERED = Pattern.compile("(st|xmm|ymm|zmm|k)(\\d+)h?");
    private static final int XMM_BYTES = 16;
    private static final int YMM_BYTES = 32;
    private static final int ZMM_BYTES = 64;
    private static final int LOW_REGISTERS = 16;

    private final XsaveArea area;

    RegisterPlaces(XsaveLayout layout) {
        area = new XsaveArea(layout);
    }

    RegisterPlace of(Register register) {
        Matcher numbered = NUMBERED.matcher(register.name());
        if (numbered.matches()) {
            return numbered(numbered.group(1), Integer.parseInt(numbered.group(2)), register.sizeBytes());
        }
        return switch (register.name()) {
            case "mxcsr" -> new MxcsrPlace(area);
            case "pkru" -> vector(XsaveComponent.PKRU, 0, register.sizeBytes());
            case "fctrl", "fstat", "ftag", "fiseg", "fioff", "foseg", "fooff", "fop" ->
                new X87ControlPlace(area, X87Control.valueOf(register.name().toUpperCase(Locale.ROOT)));
            default -> general(register);
        };
    }

    private RegisterPlace numbered(String family, int number, int sizeBytes) {
        int high = number - LOW_REGISTERS;
        return switch (family) {
            case "st" -> vector(XsaveComponent.X87, XsaveArea.STACK + number * XsaveArea.STACK_STRIDE, sizeBytes);
            case "k" -> vector(XsaveComponent.OPMASK, number * sizeBytes, sizeBytes);
            case "xmm" ->
                high < 0
                        ? vector(XsaveComponent.SSE, number * XMM_BYTES, sizeBytes)
                        : vector(XsaveComponent.HI16_ZMM, high * ZMM_BYTES, sizeBytes);
            case "ymm" ->
                high < 0
                        ? vector(XsaveComponent.AVX, number * XMM_BYTES, sizeBytes)
                        : vector(XsaveComponent.HI16_ZMM, high * ZMM_BYTES + XMM_BYTES, sizeBytes);
            default ->
                high < 0
                        ? vector(XsaveComponent.ZMM_HI256, number * YMM_BYTES, sizeBytes)
                        : vector(XsaveComponent.HI16_ZMM, high * ZMM_BYTES + YMM_BYTES, sizeBytes);
        };
    }

    private RegisterPlace vector(XsaveComponent component, int offsetBytes, int sizeBytes) {
        return new VectorPlace(area, component, area.offsetBytes(component) + offsetBytes, sizeBytes);
    }

    /** The names of 32-bit registers are those of 64-bit ones with another first letter: eax is half of rax. */
    private static RegisterPlace general(Register register) {
        return switch (register.name()) {
            // A 64-bit kernel compares all 64 bits with its negative restart codes and with -1, "no system call".
            case "eax" -> new GeneralPlace(UserReg.RAX, register.sizeBytes(), true);
            case "orig_eax" -> new GeneralPlace(UserReg.ORIG_RAX, register.sizeBytes(), true);
            default -> new GeneralPlace(field(register.name()), register.sizeBytes(), false);
        };
    }

    private static UserReg field(String name) {
        boolean isHalf = name.length() == 3 && name.startsWith("e");
        return UserReg.valueOf((isHalf ? "r" + name.substring(1) : name).toUpperCase(Locale.ROOT));
    }
}
