import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * The class of one lambda: what it has captured is in its fields. One that captures nothing is there once, as {@link #INSTANCE}; others are
 * made by {@link #MAKE}.
 */
final class LambdaClass {
    static final String INSTANCE = "INSTANCE";
    static final String MAKE = "make";

    private static final Type OBJECT = Type.getType(Object.class);

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final Type self;
    private final Type[] captured;

    LambdaClass(int version, String name, String host, Type type, Type[] captured) {
        this.self = Type.getObjectType(name);
        this.captured = captured;
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(version, access, name, null, OBJECT.getInternalName(), new String[] {type.getInternalName()});
        writer.visitNestHost(host);
        for (int i = 0; i < captured.length; i++) {
            writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "captured" + i, captured[i].getDescriptor(), null, null);
        }
        constructor();
        if (captured.length == 0) {
            instance(type);
        } else {
            factory(type);
        }
    }

    private GeneratorAdapter method(int access, Method method) {
        return new GeneratorAdapter(access, method, null, null, writer);
    }

    private static void end(GeneratorAdapter method) {
        method.returnValue();
        method.endMethod();
    }

    private Method ofConstructor() {
        return new Method("<init>", Type.VOID_TYPE, captured);
    }

    private void constructor() {
        GeneratorAdapter code = method(Opcodes.ACC_PRIVATE, ofConstructor());
        code.loadThis();
        code.invokeConstructor(OBJECT, Method.getMethod("void <init> ()"));
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.loadArg(i);
            code.putField(self, "captured" + i, captured[i]);
        }
        end(code);
    }

    private void instance(Type type) {
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, INSTANCE, type.getDescriptor(), null, null);
        GeneratorAdapter code = method(Opcodes.ACC_STATIC, Method.getMethod("void <clinit> ()"));
        code.newInstance(self);
        code.dup();
        code.invokeConstructor(self, ofConstructor());
        code.putStatic(self, INSTANCE, type);
        end(code);
    }

    private void factory(Type type) {
        GeneratorAdapter code = method(Opcodes.ACC_STATIC, new Method(MAKE, type, captured));
        code.newInstance(self);
        code.dup();
        code.loadArgs();
        code.invokeConstructor(self, ofConstructor());
        end(code);
    }

    /**
     * @param method of the interface, with erased types
     * @param target what it calls
     * @param meant the types that the method has in this place
     */
    byte[] implement(Method method, Handle target, Type meant) {
        GeneratorAdapter code = method(Opcodes.ACC_PUBLIC, method);
        Type owner = Type.getObjectType(target.getOwner());
        boolean constructs = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (constructs) {
            code.newInstance(owner);
            code.dup();
        }
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.getField(self, "captured" + i, captured[i]);
        }
        Type[] wanted = parameters(target, owner);
        for (int i = 0; i < method.getArgumentTypes().length; i++) {
            code.loadArg(i);
            convert(code, method.getArgumentTypes()[i], meant.getArgumentTypes()[i], wanted[captured.length + i]);
        }
        call(code, target);
        Type result = constructs ? owner : Type.getReturnType(target.getDesc());
        giveBack(code, result, method.getReturnType());
        end(code);
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** The object that the method is called on is the first. */
    private static Type[] parameters(Handle target, Type owner) {
        List<Type> all = new ArrayList<>();
        if (target.getTag() != Opcodes.H_INVOKESTATIC && target.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
            all.add(owner);
        }
        all.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        return all.toArray(new Type[0]);
    }

    private static void call(GeneratorAdapter code, Handle target) {
        int opcode =
                switch (target.getTag()) {
                    case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                    case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                    // Special is a private method here, which its nest calls like any other.
                    default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
                };
        code.visitMethodInsn(opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
    }

    private static void convert(GeneratorAdapter code, Type from, Type meant, Type to) {
        if (isPrimitive(from)) {
            fromPrimitive(code, from, to);
        } else if (isPrimitive(to)) {
            if (!to.equals(unboxed(meant))) {
                throw new UnsupportedOperationException();
            }
            code.unbox(to);
        } else {
            code.checkCast(to);
        }
    }

    private static void giveBack(GeneratorAdapter code, Type from, Type to) {
        if (to.equals(Type.VOID_TYPE)) {
            discard(code, from);
        } else {
            convert(code, from, from, to);
        }
    }

    private static void discard(GeneratorAdapter code, Type value) {
        if (value.getSize() == 2) {
            code.pop2();
        } else if (value.getSize() == 1) {
            code.pop();
        }
    }

    private static void fromPrimitive(GeneratorAdapter code, Type from, Type to) {
        if (from.equals(Type.VOID_TYPE)) {
            throw new UnsupportedOperationException();
        }
        if (isPrimitive(to)) {
            code.cast(from, to);
        } else {
            code.valueOf(from);
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() <= Type.DOUBLE;
    }

    private static Type unboxed(Type type) {
        return switch (type.getClassName()) {
            case "java.lang.Boolean" -> Type.BOOLEAN_TYPE;
            case "java.lang.Byte" -> Type.BYTE_TYPE;
            case "java.lang.Character" -> Type.CHAR_TYPE;
            case "java.lang.Short" -> Type.SHORT_TYPE;
            case "java.lang.Integer" -> Type.INT_TYPE;
            case "java.lang.Long" -> Type.LONG_TYPE;
            case "java.lang.Float" -> Type.FLOAT_TYPE;
            case "java.lang.Double" -> Type.DOUBLE_TYPE;
            default -> Type.VOID_TYPE;
        };
    }
}
