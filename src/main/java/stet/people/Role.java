package stet.people;

/**
 * What somebody is in the newsroom. A chief can do all that an editor can, an editor all that a journalist can;
 * an admin is technical and carries no editorial rights.
 */
public enum Role {
    JOURNALIST,
    EDITOR,
    CHIEF,
    ADMIN;

    /** Whether whoever holds this role can do what {@code other} can. */
    public boolean covers(Role other) {
        if (this == ADMIN || other == ADMIN) {
            return this == other;
        }
        return ordinal() >= other.ordinal();
    }
}
