import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.Method;

/**
 * Makes ordinary classes of the lambdas and method references in a jar: Lambdas FROM TO. What it cannot do stays as it is.
 *
 * <p>The JVM makes a class of each when it is first reached, which takes it a fifth of a millisecond even where that class is in the archive
 * of loaded classes; two hundred are reached at each start. Before JDK 25 the archive cannot hold them linked.
 */
final class Lambdas {
    private static final int LEAST_VERSION_WITH_NESTS = Opcodes.V11;
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** The classes that were made, by the class whose private methods they may call. */
    private final Map<String, List<String>> made = new LinkedHashMap<>();

    public static void main(String[] arguments) throws IOException {
        Lambdas lambdas = new Lambdas();
        lambdas.read(Path.of(arguments[0]));
        for (String name : List.copyOf(lambdas.entries.keySet())) {
            if (name.endsWith(".class")) {
                lambdas.replaceIn(name);
            }
        }
        lambdas.made.forEach(lambdas::admit);
        lambdas.write(Path.of(arguments[1]));
    }

    private void read(Path jar) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                entries.put(entry.getName(), from.getInputStream(entry).readAllBytes());
            }
        }
    }

    private void write(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                to.putNextEntry(new ZipEntry(entry.getKey()));
                to.write(entry.getValue());
            }
        }
    }

    /** Private methods can be called by classes of the same nest only, and older classes have none. */
    private void replaceIn(String entry) {
        ClassReader reader = new ClassReader(entries.get(entry));
        if (reader.readUnsignedShort(6) >= LEAST_VERSION_WITH_NESTS) {
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new Replacing(writer), 0);
            entries.put(entry, writer.toByteArray());
        }
    }

    /** A nest's host names its members. */
    private void admit(String host, List<String> members) {
        ClassReader reader = new ClassReader(entries.get(host + ".class"));
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        members.forEach(this::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        entries.put(host + ".class", writer.toByteArray());
    }

    private final class Replacing extends ClassVisitor {
        private int version;
        private String name = "";
        private String host = "";
        private int count;

        Replacing(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
            this.version = version;
            this.name = name;
            this.host = name;
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public void visitNestHost(String nestHost) {
            host = nestHost;
            super.visitNestHost(nestHost);
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, method, descriptor, signature, exceptions)) {
                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    Optional<String> lambda = bootstrap.getOwner().equals(FACTORY) && bootstrap.getName().equals("metafactory")
                            ? make(called, type, arguments)
                            : Optional.empty();
                    if (lambda.isEmpty()) {
                        super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
                    } else if (Type.getArgumentTypes(type).length == 0) {
                        super.visitFieldInsn(Opcodes.GETSTATIC, lambda.get(), LambdaClass.INSTANCE, Type.getReturnType(type).getDescriptor());
                    } else {
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, lambda.get(), LambdaClass.MAKE, type, false);
                    }
                }
            };
        }

        /** @return the class's name; empty: it cannot be done */
        private Optional<String> make(String called, String type, Object... arguments) {
            String lambda = name + "$$Lambda" + count;
            try {
                byte[] code = new LambdaClass(version, lambda, host, Type.getReturnType(type), Type.getArgumentTypes(type))
                        .implement(new Method(called, ((Type) arguments[0]).getDescriptor()), (Handle) arguments[1], (Type) arguments[2]);
                entries.put(lambda + ".class", code);
            } catch (UnsupportedOperationException e) {
                return Optional.empty();
            }
            made.computeIfAbsent(host, any -> new ArrayList<>()).add(lambda);
            count++;
            return Optional.of(lambda);
        }
    }
}
