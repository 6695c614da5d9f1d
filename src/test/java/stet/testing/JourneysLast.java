package stet.testing;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * Whoever signs in comes last: meanwhile the identity provider starts, and nobody waits for it. After them comes only
 * what has an {@link Order} of its own, as it leaves things behind.
 */
public class JourneysLast implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(JourneysLast::isOrdered)
                        .thenComparing(JourneysLast::isJourney)
                        .thenComparing(each -> each.getTestClass().getName()));
    }

    private static boolean isOrdered(ClassDescriptor each) {
        return each.isAnnotated(Order.class);
    }

    private static boolean isJourney(ClassDescriptor each) {
        return each.getTestClass().getSimpleName().endsWith("Journey");
    }
}
