package stet.testing;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/** The tests' classes by their names; after them what has an {@link Order} of its own, as it leaves things behind. */
public class ByName implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(ByName::isOrdered)
                        .thenComparing(each -> each.getTestClass().getName()));
    }

    private static boolean isOrdered(ClassDescriptor each) {
        return each.isAnnotated(Order.class);
    }
}
