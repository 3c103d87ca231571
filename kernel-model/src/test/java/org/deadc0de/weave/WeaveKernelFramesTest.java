package org.deadc0de.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.pool.TypePool;
import org.deadc0de.sim.crash.KernelCode;
import org.deadc0de.sim.crash.KernelSource;
import org.junit.jupiter.api.Test;

/** Which classes the weaver takes, and which it refuses. */
class WeaveKernelFramesTest {
    private static final AnnotationDescription KERNEL_SOURCE = AnnotationDescription.Builder.ofType(KernelSource.class)
            .define("value", "sys/net/if_made.c")
            .build();

    private final ByteBuddy byteBuddy = new ByteBuddy();
    private final WeaveKernelFrames weaver = new WeaveKernelFrames();

    @Test
    void aFileFreshFromTheCompilerIsWoven() {
        TypeDescription fresh = described(byteBuddy
                .subclass(KernelCode.class)
                .annotateType(KERNEL_SOURCE)
                .name("If_made_c")
                .make());

        assertThat(weaver.matches(fresh)).isTrue();
    }

    @Test
    void aWovenFileIsNotWovenAgain() {
        TypeDescription woven = TypePool.Default.ofSystemLoader()
                .describe(If_woven_c.class.getName())
                .resolve();

        assertThat(woven.getDeclaredAnnotations()).hasSize(1);
        assertThat(weaver.matches(woven)).isFalse();
    }

    @Test
    void aClassThatIsNoKernelSourceIsLeftAlone() {
        TypeDescription plain = TypePool.Default.ofSystemLoader()
                .describe(Softc.class.getName())
                .resolve();

        assertThat(weaver.matches(plain)).isFalse();
    }

    @Test
    void aKernelSourceMustExtendKernelCode() {
        DynamicType.Builder<Object> builder = byteBuddy.subclass(Object.class).annotateType(KERNEL_SOURCE);
        TypeDescription stray = described(builder.name("If_stray_c").make());

        assertThatThrownBy(() -> weaver.apply(builder, stray, ClassFileLocator.NoOp.INSTANCE))
                .hasMessage("If_stray_c is a @KernelSource and must extend org.deadc0de.sim.crash.KernelCode");
    }

    @Test
    void aListOfFunctionsWrittenByHandIsRefused() {
        TypeDescription byHand = described(byteBuddy
                .subclass(KernelCode.class)
                .annotateType(KERNEL_SOURCE)
                .name("If_hand_c")
                .defineMethod("kernelFunctions", String[].class, Visibility.PUBLIC)
                .intercept(FixedValue.value(new String[0]))
                .make());

        assertThatThrownBy(() -> weaver.matches(byHand))
                .hasMessage("If_hand_c declares kernelFunctions(), which is woven in: remove it");
    }

    @Test
    void overloadsAreRefused() {
        DynamicType.Unloaded<?> twice = byteBuddy
                .subclass(KernelCode.class)
                .annotateType(KERNEL_SOURCE)
                .name("If_twice_c")
                .defineMethod("made_twice", int.class)
                .intercept(FixedValue.value(1))
                .defineMethod("made_twice", int.class)
                .withParameters(int.class)
                .intercept(FixedValue.value(2))
                .make();
        ClassFileLocator locator = ClassFileLocator.Simple.of("If_twice_c", twice.getBytes());
        DynamicType.Builder<?> builder =
                weaver.apply(byteBuddy.decorate(described(twice), locator), described(twice), locator);

        assertThatThrownBy(builder::make).hasMessageContaining("If_twice_c has two methods made_twice()");
    }

    /** A class as the build sees it: from its bytes, not loaded. */
    private static TypeDescription described(DynamicType.Unloaded<?> type) {
        String name = type.getTypeDescription().getName();
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, type.getBytes()), ClassFileLocator.ForClassLoader.ofSystemLoader());
        return TypePool.Default.of(locator).describe(name).resolve();
    }
}
