package stet;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may import whom: the walls of the house. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("stet");

    /** What each package may import of the others; what is not named here imports none. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("document", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("standalone", Set.of()),
            Map.entry("outbox", Set.of()),
            Map.entry("people", Set.of("web")),
            Map.entry("audit", Set.of("people", "web")),
            Map.entry("taxonomy", Set.of("media", "outbox", "people", "audit", "web")),
            Map.entry("media", Set.of("outbox", "people", "audit", "web")),
            Map.entry("article", Set.of("document", "taxonomy", "media", "people", "audit", "web")),
            Map.entry("collab", Set.of("article", "document", "people", "audit", "web")),
            Map.entry(
                    "publishing",
                    Set.of("article", "document", "taxonomy", "media", "outbox", "people", "audit", "web")),
            Map.entry("curation", Set.of("publishing", "taxonomy", "media", "outbox", "people", "audit", "web")),
            Map.entry("audience", Set.of()),
            Map.entry(
                    "site",
                    Set.of(
                            "publishing",
                            "curation",
                            "taxonomy",
                            "media",
                            "audience",
                            "document",
                            "outbox",
                            "people",
                            "web")),
            Map.entry(
                    "desk",
                    Set.of(
                            "site",
                            "publishing",
                            "curation",
                            "audience",
                            "article",
                            "document",
                            "taxonomy",
                            "media",
                            "outbox",
                            "people",
                            "audit",
                            "web")),
            Map.entry(
                    "demo",
                    Set.of(
                            "publishing",
                            "curation",
                            "audience",
                            "article",
                            "document",
                            "taxonomy",
                            "media",
                            "outbox",
                            "people",
                            "audit",
                            "web")));

    @Test
    void everyPackageImportsOnlyWhatItMay() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : HOUSE) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String room = room(from);
                String other = room(dependency.getTargetClass());
                if (!room.isEmpty()
                        && !other.isEmpty()
                        && !room.equals(other)
                        && !MAY_IMPORT.getOrDefault(room, Set.of()).contains(other)) {
                    broken.add("%s → %s: %s".formatted(room, other, dependency.getDescription()));
                }
            }
        }
        assertTrue(broken.isEmpty(), () -> String.join("\n", broken));
    }

    @Test
    void noPackagesGoInCircles() {
        slices().matching("stet.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void nothingReadsTheMachinesClockButTheOneThatIsInjected() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getName().equals("now")
                            && call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getTarget().getRawParameterTypes().isEmpty())
                    .forEach(call -> broken.add(call.getDescription()));
        }
        assertTrue(broken.isEmpty(), () -> String.join("\n", broken));
    }

    @Test
    void onlyTheReadingSideTakesStoredHtmlForSafe() {
        Set<String> callers = callersOf("stet.document.SafeHtml", "stored");
        assertTrue(List.of("site").containsAll(callers), () -> "SafeHtml.stored is called from " + callers);
    }

    @Test
    void onlyWhoeverHasTemplatesMakesHtmlOfPictures() {
        Set<String> callers = callersOf("stet.document.PictureHtml", "shown");
        callers.addAll(callersOf("stet.document.PictureHtml", "withheld"));
        assertTrue(List.of("document", "desk", "site").containsAll(callers), () -> "PictureHtml is made by " + callers);
    }

    private static Set<String> callersOf(String owner, String method) {
        Set<String> callers = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getName().equals(method)
                            && call.getTargetOwner().getName().equals(owner))
                    .forEach(call -> callers.add(room(type)));
        }
        return callers;
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("stet.") ? name.substring("stet.".length()).replaceAll("\\..*", "") : "";
    }
}
