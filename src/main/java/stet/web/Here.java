package stet.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Where the person is: the newsroom's bar marks its entry for that place. */
@Named("here")
@RequestScoped
public class Here {
    private final RoutingContext request;

    Here(RoutingContext request) {
        this.request = request;
    }

    /** Whether the page is at an address or below it: {@code /newsroom/lists}. */
    public boolean isWithin(String address) {
        String path = request.request().path();
        return path.equals(address) || path.startsWith(address + "/");
    }

    /** @param address a path, with its query if it has one, such as {@code /newsroom/stories?state=review} */
    public boolean is(String address) {
        return request.request().uri().equals(address);
    }
}
