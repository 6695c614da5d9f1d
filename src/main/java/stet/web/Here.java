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

    /** @param address a path, with its query if it has one, such as {@code /newsroom/stories?state=review} */
    public boolean is(String address) {
        return request.request().uri().equals(address);
    }
}
