package stet.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the paper is called: on its own pages and in its newsroom. */
@Named("paper")
@ApplicationScoped
public class Paper {
    private final String name;

    Paper(@ConfigProperty(name = "stet.site.name") String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }
}
