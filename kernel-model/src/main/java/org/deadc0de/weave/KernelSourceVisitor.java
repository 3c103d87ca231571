package org.deadc0de.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Weaves one {@code @KernelSource} class: its functions, then the list of them. */
final class KernelSourceVisitor extends ClassVisitor {
    static final String STRUCT = "org.deadc0de.sim.mem.Struct";

    /** Turns a pointer, or a Java null where there is no pointer at all, into its argument word. */
    static final String WORD = "kernel$word";

    /** The number of the first function of the file, as {@code KernelFunctions} counts them; the others follow it. */
    static final String FIRST = "kernel$first";

    /** Gives the functions their numbers. */
    private static final String NUMBERS = "kernel$numbers";

    static final String WORD_DESCRIPTOR = "(Lorg/deadc0de/sim/mem/Struct;)J";

    private final TypeDescription type;
    private final String file;
    private final Predicate<String> isStruct;
    private final Map<String, Integer> placesByFunction = new LinkedHashMap<>();
    private boolean takesPointers;
    private boolean isNumbered;

    /**
     * Weaves a class.
     *
     * @param isStruct whether the class of that internal name is a struct whose layout is its constant {@code TYPE}
     */
    KernelSourceVisitor(ClassVisitor next, TypeDescription type, String file, Predicate<String> isStruct) {
        super(OpenedClassReader.ASM_API, next);
        this.isStruct = isStruct;
        this.type = type;
        this.file = file;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (next != null && name.equals("<clinit>")) {
            return numbering(next);
        }
        if (next == null || !isFunction(access, name, descriptor)) {
            return next == null ? null : new TypedQueueVisitor(next, isStruct);
        }
        int index = placesByFunction.size();
        if (placesByFunction.putIfAbsent(name, 0) != null) {
            throw new IllegalStateException(type.getName() + " has two methods " + name
                    + "(): C has no overloads, a backtrace could not tell them apart");
        }
        List<Boolean> isPointer = pointers(name, descriptor);
        takesPointers |= isPointer.contains(true);
        MethodVisitor function = new KernelFunctionVisitor(
                next,
                new KernelFunctionVisitor.Function(type.getInternalName(), index, descriptor, isPointer),
                places -> placesByFunction.put(name, places));
        return new TypedQueueVisitor(function, isStruct);
    }

    @Override
    public void visitEnd() {
        if (takesPointers) {
            weaveWord();
        }
        weaveFunctions();
        weaveNumbers();
        if (!isNumbered) {
            MethodVisitor initialiser = numbering(super.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null));
            initialiser.visitCode();
            initialiser.visitInsn(Opcodes.RETURN);
            initialiser.visitMaxs(1, 0);
            initialiser.visitEnd();
        }
        super.visitField(
                        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                        FIRST,
                        "I",
                        null,
                        null)
                .visitEnd();
        super.visitEnd();
    }

    /** Has the class's initialiser begin with giving the functions their numbers. */
    private MethodVisitor numbering(MethodVisitor initialiser) {
        isNumbered = true;
        return new MethodVisitor(OpenedClassReader.ASM_API, initialiser) {
            @Override
            public void visitCode() {
                super.visitCode();
                super.visitMethodInsn(Opcodes.INVOKESTATIC, type.getInternalName(), NUMBERS, "()I", false);
                super.visitFieldInsn(Opcodes.PUTSTATIC, type.getInternalName(), FIRST, "I");
            }
        };
    }

    /** Whether a method is a function of the C file, and so has a frame. */
    private static boolean isFunction(int access, String name, String descriptor) {
        int never = Opcodes.ACC_STATIC
                | Opcodes.ACC_ABSTRACT
                | Opcodes.ACC_NATIVE
                | Opcodes.ACC_SYNTHETIC
                | Opcodes.ACC_BRIDGE;
        if ((access & never) != 0 || name.startsWith("<")) {
            return false;
        }
        // A name without a lower-case letter is a macro or an inline.
        if (name.chars().noneMatch(Character::isLowerCase)) {
            return false;
        }
        // Java's own, and the two by which the stack itself is found.
        return switch (name + descriptor) {
            case "toString()Ljava/lang/String;",
                    "hashCode()I",
                    "equals(Ljava/lang/Object;)Z",
                    "clone()Ljava/lang/Object;",
                    "finalize()V",
                    "kernelStack()Lorg/deadc0de/sim/crash/KernelStack;" -> false;
            default -> true;
        };
    }

    private List<Boolean> pointers(String name, String descriptor) {
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (method.getInternalName().equals(name) && method.getDescriptor().equals(descriptor)) {
                List<Boolean> isPointer = new ArrayList<>();
                for (ParameterDescription parameter : method.getParameters()) {
                    isPointer.add(
                            WeaveKernelFrames.isOrExtends(parameter.getType().asErasure(), STRUCT));
                }
                return isPointer;
            }
        }
        throw new IllegalStateException(type.getName() + " has no method " + name + descriptor);
    }

    private void weaveWord() {
        MethodVisitor word = super.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, WORD, WORD_DESCRIPTOR, null, null);
        String struct = STRUCT.replace('.', '/');
        Label none = new Label();
        word.visitCode();
        word.visitVarInsn(Opcodes.ALOAD, 0);
        word.visitJumpInsn(Opcodes.IFNULL, none);
        word.visitVarInsn(Opcodes.ALOAD, 0);
        word.visitMethodInsn(Opcodes.INVOKEVIRTUAL, struct, "address", "()J", false);
        word.visitInsn(Opcodes.LRETURN);
        word.visitLabel(none);
        word.visitFrame(Opcodes.F_NEW, 1, new Object[] {struct}, 0, new Object[0]);
        word.visitInsn(Opcodes.LCONST_0);
        word.visitInsn(Opcodes.LRETURN);
        word.visitMaxs(2, 1);
        word.visitEnd();
    }

    private void weaveFunctions() {
        MethodVisitor functions = super.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC,
                WeaveKernelFrames.FUNCTIONS,
                "()[Ljava/lang/String;",
                null,
                null);
        functions.visitCode();
        pushFunctions(functions);
        functions.visitInsn(Opcodes.ARETURN);
        functions.visitMaxs(4, 1);
        functions.visitEnd();
    }

    private void weaveNumbers() {
        MethodVisitor numbers = super.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, NUMBERS, "()I", null, null);
        numbers.visitCode();
        numbers.visitLdcInsn(file);
        pushFunctions(numbers);
        numbers.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "org/deadc0de/sim/crash/KernelFunctions",
                "numbers",
                "(Ljava/lang/String;[Ljava/lang/String;)I",
                false);
        numbers.visitInsn(Opcodes.IRETURN);
        numbers.visitMaxs(5, 0);
        numbers.visitEnd();
    }

    private void pushFunctions(MethodVisitor code) {
        KernelFunctionVisitor.push(code, placesByFunction.size());
        code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
        int index = 0;
        for (Map.Entry<String, Integer> function : placesByFunction.entrySet()) {
            code.visitInsn(Opcodes.DUP);
            KernelFunctionVisitor.push(code, index);
            code.visitLdcInsn(function.getKey() + " " + function.getValue());
            code.visitInsn(Opcodes.AASTORE);
            index++;
        }
    }
}
