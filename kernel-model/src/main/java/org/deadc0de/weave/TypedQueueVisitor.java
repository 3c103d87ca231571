package org.deadc0de.weave;

import java.util.function.Predicate;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Has an element of a queue made by the layout that the code names, not by the one that the queue was given: {@code first()} and
 * {@code next(elm)} whose result is cast to a struct. Both are the same layout, but only of the one in the code does the Java
 * compiler know which view it makes.
 */
final class TypedQueueVisitor extends MethodVisitor {
    private static final String MEM = "org/deadc0de/sim/mem/";
    private static final String STRUCT = MEM + "Struct";
    private static final String STRUCT_TYPE = MEM + "StructType";

    private final Predicate<String> isStruct;

    /** The queue's class and the method of it that has been called, not written yet; or null. */
    private String queue;

    private String method;

    TypedQueueVisitor(MethodVisitor next, Predicate<String> isStruct) {
        super(OpenedClassReader.ASM_API, next);
        this.isStruct = isStruct;
    }

    private static String descriptor(String method) {
        return method.equals("first") ? "()L" + STRUCT + ";" : "(L" + STRUCT + ";)L" + STRUCT + ";";
    }

    private void flush() {
        if (queue != null) {
            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, queue, method, descriptor(method), false);
            queue = null;
        }
    }

    private static boolean isQueue(String owner) {
        return owner.equals(MEM + "TailQ") || owner.equals(MEM + "ListHead");
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        flush();
        if (isQueue(owner) && (name.equals("first") || name.equals("next")) && descriptor.equals(descriptor(name))) {
            queue = owner;
            method = name;
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (queue != null && opcode == Opcodes.CHECKCAST && isStruct.test(type)) {
            String arguments = method.equals("first") ? "(L" + queue + ";)L" : "(L" + queue + ";L" + STRUCT + ";)L";
            super.visitFieldInsn(Opcodes.GETSTATIC, type, "TYPE", "L" + STRUCT_TYPE + ";");
            if (method.equals("first")) {
                super.visitInsn(Opcodes.SWAP);
            } else {
                super.visitInsn(Opcodes.DUP_X2);
                super.visitInsn(Opcodes.POP);
            }
            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STRUCT_TYPE, method, arguments + STRUCT + ";", false);
            queue = null;
        }
        flush();
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitInsn(int opcode) {
        flush();
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        flush();
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int varIndex) {
        flush();
        super.visitVarInsn(opcode, varIndex);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        flush();
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        flush();
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        flush();
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLabel(Label label) {
        flush();
        super.visitLabel(label);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        flush();
        super.visitLineNumber(line, start);
    }

    @Override
    public void visitFrame(int type, int numLocal, Object[] local, int numStack, Object[] stack) {
        flush();
        super.visitFrame(type, numLocal, local, numStack, stack);
    }

    @Override
    public void visitLdcInsn(Object value) {
        flush();
        super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int varIndex, int increment) {
        flush();
        super.visitIincInsn(varIndex, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
        flush();
        super.visitTableSwitchInsn(min, max, dflt, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
        flush();
        super.visitLookupSwitchInsn(dflt, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int numDimensions) {
        flush();
        super.visitMultiANewArrayInsn(descriptor, numDimensions);
    }
}
