package stet.people;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The signed-in person of this request, as an {@link Actor}. */
@Named("me")
@RequestScoped
public class CurrentActor {
    private final SecurityIdentity identity;
    private final RolesConfig names;
    private Actor actor;

    CurrentActor(SecurityIdentity identity, RolesConfig names) {
        this.identity = identity;
        this.names = names;
    }

    /** @throws Refused when they hold none of the newsroom's roles */
    @Transactional
    public Actor get() {
        if (actor == null) {
            Set<Role> roles = roles();
            if (roles.isEmpty()) {
                throw new Refused("enter the newsroom: your account holds none of its roles");
            }
            Person person = signIn();
            actor = new Actor(person.id, person.name, roles, person.sectionsWithin());
        }
        return actor;
    }

    public String getName() {
        return get().name();
    }

    public boolean isJournalist() {
        return get().is(Role.JOURNALIST);
    }

    public boolean isEditor() {
        return get().is(Role.EDITOR);
    }

    public boolean isAdmin() {
        return get().is(Role.ADMIN);
    }

    /** Whether sections and lists are theirs to define. */
    public boolean shapesThePaper() {
        return get().is(Role.CHIEF) || get().is(Role.ADMIN);
    }

    /** Whether topics and authors are theirs to look after. */
    public boolean keepsNames() {
        return get().is(Role.EDITOR) || get().is(Role.ADMIN);
    }

    private Person signIn() {
        String username = identity.getPrincipal().getName();
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null) {
            String preferred = claim(token, "preferred_username", username);
            return Person.signIn(
                    token.getSubject(), preferred, claim(token, "name", preferred), claim(token, "email", null));
        }
        return Person.signIn(username, username, username, null);
    }

    private static String claim(JsonWebToken token, String claim, String otherwise) {
        return token.getClaim(claim) instanceof String value && !value.isBlank() ? value : otherwise;
    }

    private Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (names.namesOf(role).stream().anyMatch(identity.getRoles()::contains)) {
                roles.add(role);
            }
        }
        return roles;
    }
}
