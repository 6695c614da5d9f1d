package stet.testing;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Whoever signs in comes last: meanwhile the identity provider starts, and nobody waits for it. */
public class JourneysLast implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(JourneysLast::isJourney)
                        .thenComparing(each -> each.getTestClass().getName()));
    }

    private static boolean isJourney(ClassDescriptor each) {
        return each.getTestClass().getSimpleName().endsWith("Journey");
    }
}
