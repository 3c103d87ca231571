package org.deadc0de.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationValue;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;

/**
 * Byte Buddy's build plugin for {@code @KernelSource} classes: entering one of their functions pushes a frame with its
 * argument words, each line sets the frame's place, a normal return pops it.
 *
 * <p>A class that is woven already, as an incremental build meets it, is left as it is.
 */
public final class WeaveKernelFrames implements Plugin {
    static final String KERNEL_SOURCE = "org.deadc0de.sim.crash.KernelSource";
    static final String KERNEL_CODE = "org.deadc0de.sim.crash.KernelCode";
    static final String FUNCTIONS = "kernelFunctions";

    @Override
    public boolean matches(TypeDescription type) {
        return sourceOf(type) != null && !isWoven(type);
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator classFileLocator) {
        if (!isOrExtends(type, KERNEL_CODE)) {
            throw new IllegalStateException(type.getName() + " is a @KernelSource and must extend " + KERNEL_CODE);
        }
        return builder.visit(new Wrapper(sourceOf(type)));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    /** The C file a type stands for, or null. */
    private static String sourceOf(TypeDescription type) {
        for (AnnotationDescription annotation : type.getDeclaredAnnotations()) {
            if (annotation.getAnnotationType().getName().equals(KERNEL_SOURCE)) {
                AnnotationValue<?, ?> value = annotation.getValue("value");
                return value.resolve(String.class);
            }
        }
        return null;
    }

    /** What was woven is synthetic; written by hand the same method is a mistake. */
    private static boolean isWoven(TypeDescription type) {
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (method.getInternalName().equals(FUNCTIONS)
                    && method.getParameters().isEmpty()) {
                if (!method.isSynthetic()) {
                    throw new IllegalStateException(
                            type.getName() + " declares " + FUNCTIONS + "(), which is woven in: remove it");
                }
                return true;
            }
        }
        return false;
    }

    static boolean isOrExtends(TypeDefinition type, String ancestor) {
        if (type.isPrimitive() || type.isArray()) {
            return false;
        }
        for (TypeDefinition each : type) {
            if (each.asErasure().getName().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** Puts the weaver between the class as it is read and as it is written. */
    private static final class Wrapper implements AsmVisitorWrapper {
        private final String file;

        Wrapper(String file) {
            this.file = file;
        }

        @Override
        public int mergeReader(int flags) {
            return flags | ClassReader.EXPAND_FRAMES;
        }

        @Override
        public int mergeWriter(int flags) {
            return flags | ClassWriter.COMPUTE_MAXS;
        }

        @Override
        public ClassVisitor wrap(
                TypeDescription type,
                ClassVisitor next,
                Implementation.Context context,
                TypePool typePool,
                FieldList<FieldDescription.InDefinedShape> fields,
                MethodList<?> methods,
                int writerFlags,
                int readerFlags) {
            Map<String, Boolean> known = new HashMap<>();
            return new KernelSourceVisitor(
                    next, type, file, name -> known.computeIfAbsent(name, each -> isStruct(typePool, each)));
        }

        private static boolean isStruct(TypePool types, String internalName) {
            if (internalName.startsWith("[")) {
                return false;
            }
            TypePool.Resolution found = types.describe(internalName.replace('/', '.'));
            return found.isResolved()
                    && found.resolve().isFinal()
                    && isOrExtends(found.resolve(), KernelSourceVisitor.STRUCT)
                    && found.resolve().getDeclaredFields().stream()
                            .anyMatch(
                                    field -> field.getName().equals("TYPE") && field.isStatic() && !field.isPrivate());
        }
    }
}
