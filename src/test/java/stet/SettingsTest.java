package stet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable that somebody is told to set is one that the server reads. */
class SettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\bSTET_[A-Z0-9_]*[A-Z0-9]\\b");

    /** Read as “stet.home”, or by what is not Stet. */
    private static final Set<String> OF_OTHERS =
            Set.of("STET_HOME", "STET_IMAGE", "STET_CLIENT_SECRET", "STET_TEST_BROWSER");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "src/main/docker/compose.yml",
                "src/main/docker/Caddyfile",
                "src/main/docker/example.env",
                "src/main/kubernetes/kubernetes.yml"
            })
    void everyVariableIsRead(String file) throws IOException {
        Set<String> unknown = variables(file);
        unknown.removeAll(variables("src/main/resources/application.properties"));
        unknown.removeAll(variables("src/main/java/stet/standalone/StandaloneConfig.java"));
        unknown.removeAll(OF_OTHERS);
        assertEquals(Set.of(), unknown);
    }

    private static Set<String> variables(String file) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher variable = VARIABLE.matcher(Files.readString(Path.of(file)));
        while (variable.find()) {
            found.add(variable.group());
        }
        return found;
    }
}
