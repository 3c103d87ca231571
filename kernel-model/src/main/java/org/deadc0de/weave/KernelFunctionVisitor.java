package org.deadc0de.weave;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Weaves one kernel function. The thread's stack is asked for once and kept in a new local variable right after the
 * parameters, and how far the caller had come in the next; all other locals move up by two, in the code and in the stack map
 * frames (which must arrive expanded).
 */
final class KernelFunctionVisitor extends MethodVisitor {
    private static final String STACK = "org/deadc0de/sim/crash/KernelStack";
    private static final int MOST_ARGUMENTS = 8;

    /** How many local variables are new. */
    private static final int ADDED = 2;

    /** What is known of a function before its code is read. */
    record Function(String owner, int index, String descriptor, List<Boolean> isPointer) {}

    private final Function function;
    private final Type[] parameters;
    private final int stackSlot;
    private final IntConsumer whenPlacesAreCounted;
    private final Map<Integer, Integer> placeByLine = new HashMap<>();

    /** How many places were set when each label was come to. */
    private final Map<Label, Integer> setByLabel = new HashMap<>();

    private int set;

    /** The place to be set before the next instruction, or 0. Not set at once: a stack map frame may come first. */
    private int pending;

    KernelFunctionVisitor(MethodVisitor next, Function function, IntConsumer whenPlacesAreCounted) {
        super(OpenedClassReader.ASM_API, next);
        this.function = function;
        this.whenPlacesAreCounted = whenPlacesAreCounted;
        this.parameters = Type.getArgumentTypes(function.descriptor());
        this.stackSlot = Type.getArgumentsAndReturnSizes(function.descriptor()) >> 2;
    }

    /** Pushes a small number. */
    static void push(MethodVisitor code, int number) {
        if (number <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + number);
        } else if (number <= Byte.MAX_VALUE) {
            code.visitIntInsn(Opcodes.BIPUSH, number);
        } else {
            code.visitIntInsn(Opcodes.SIPUSH, number);
        }
    }

    @Override
    public void visitCode() {
        super.visitCode();
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, function.owner(), "kernelStack", "()L" + STACK + ";", false);
        mv.visitVarInsn(Opcodes.ASTORE, stackSlot);

        mv.visitVarInsn(Opcodes.ALOAD, stackSlot);
        onStack("place", "()I");
        mv.visitVarInsn(Opcodes.ISTORE, stackSlot + 1);

        mv.visitVarInsn(Opcodes.ALOAD, stackSlot);
        mv.visitFieldInsn(Opcodes.GETSTATIC, function.owner(), KernelSourceVisitor.FIRST, "I");
        push(mv, function.index());
        mv.visitInsn(Opcodes.IADD);
        int kept = Math.min(parameters.length, MOST_ARGUMENTS);
        int slot = 1;
        for (int i = 0; i < kept; i++) {
            argumentWord(parameters[i], slot, function.isPointer().get(i));
            slot += parameters[i].getSize();
        }
        onStack("enter", "(I" + "J".repeat(kept) + ")V");
    }

    private void argumentWord(Type parameter, int slot, boolean isPointer) {
        switch (parameter.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> {
                mv.visitVarInsn(Opcodes.ILOAD, slot);
                mv.visitInsn(Opcodes.I2L);
            }
            case Type.LONG -> mv.visitVarInsn(Opcodes.LLOAD, slot);
            default -> {
                if (isPointer) {
                    mv.visitVarInsn(Opcodes.ALOAD, slot);
                    mv.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            function.owner(),
                            KernelSourceVisitor.WORD,
                            KernelSourceVisitor.WORD_DESCRIPTOR,
                            false);
                } else {
                    mv.visitInsn(Opcodes.LCONST_0);
                }
            }
        }
    }

    private void back(int places) {
        mv.visitVarInsn(Opcodes.ALOAD, stackSlot);
        push(mv, places);
        onStack("back", "(I)V");
    }

    private void leave(int places) {
        mv.visitVarInsn(Opcodes.ALOAD, stackSlot);
        push(mv, places);
        mv.visitVarInsn(Opcodes.ILOAD, stackSlot + 1);
        onStack("leave", "(II)V");
    }

    private void onStack(String method, String descriptor) {
        mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STACK, method, descriptor, false);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        super.visitLineNumber(line, start);
        // Lines are numbered as they first occur: a comment moves no place, and one line is one place however often the
        // code comes back to it.
        placeByLine.putIfAbsent(line, placeByLine.size() + 1);
        pending = placeByLine.get(line);
    }

    private void setPlace() {
        if (pending != 0) {
            mv.visitVarInsn(Opcodes.ALOAD, stackSlot);
            push(mv, pending);
            onStack("at", "(I)V");
            pending = 0;
            set++;
        }
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        setByLabel.put(label, set);
    }

    @Override
    public void visitEnd() {
        whenPlacesAreCounted.accept(placeByLine.size());
        super.visitEnd();
    }

    private int moved(int slot) {
        return slot < stackSlot ? slot : slot + ADDED;
    }

    /** The same frame with the slots put in. Parameters that javac left off at its end are TOP. */
    @Override
    public void visitFrame(int type, int numLocal, Object[] local, int numStack, Object[] stack) {
        if (type != Opcodes.F_NEW) {
            throw new IllegalStateException("stack map frames must be expanded");
        }
        Object[] withStack = new Object[Math.max(numLocal, stackSlot) + ADDED];
        int count = 0;
        int next = 0;
        for (int slot = 0; slot < stackSlot; count++) {
            Object each = next < numLocal ? local[next++] : Opcodes.TOP;
            withStack[count] = each;
            slot += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
        }
        withStack[count++] = STACK;
        withStack[count++] = Opcodes.INTEGER;
        while (next < numLocal) {
            withStack[count++] = local[next++];
        }
        super.visitFrame(type, count, withStack, numStack, stack);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, String signature, Label start, Label end, int index) {
        super.visitLocalVariable(name, descriptor, signature, start, end, moved(index));
    }

    @Override
    public AnnotationVisitor visitLocalVariableAnnotation(
            int typeRef,
            TypePath typePath,
            Label[] start,
            Label[] end,
            int[] index,
            String descriptor,
            boolean visible) {
        int[] movedIndex = new int[index.length];
        for (int i = 0; i < index.length; i++) {
            movedIndex[i] = moved(index[i]);
        }
        return super.visitLocalVariableAnnotation(typeRef, typePath, start, end, movedIndex, descriptor, visible);
    }

    @Override
    public void visitVarInsn(int opcode, int varIndex) {
        setPlace();
        super.visitVarInsn(opcode, moved(varIndex));
    }

    @Override
    public void visitIincInsn(int varIndex, int increment) {
        setPlace();
        super.visitIincInsn(moved(varIndex), increment);
    }

    @Override
    public void visitInsn(int opcode) {
        setPlace();
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            leave(set);
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW) {
            // Stack map frames name an object under construction by the label of its NEW: nothing may come between the
            // two.
            super.visitTypeInsn(opcode, type);
            setPlace();
        } else {
            setPlace();
            super.visitTypeInsn(opcode, type);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        setPlace();
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        setPlace();
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        setPlace();
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        setPlace();
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        setPlace();
        Integer before = setByLabel.get(label);
        if (before != null) {
            back(set - before + 1);
        }
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        setPlace();
        super.visitLdcInsn(value);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
        setPlace();
        super.visitTableSwitchInsn(min, max, dflt, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
        setPlace();
        super.visitLookupSwitchInsn(dflt, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int numDimensions) {
        setPlace();
        super.visitMultiANewArrayInsn(descriptor, numDimensions);
    }
}
