package stet.people;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who has signed in at least once. Roles are not kept here: they come from the token, each time. */
@Entity
public class Person extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** The token's {@code sub}: the provider's own, lasting name for them. */
    public String subject;

    public String username;
    public String name;
    public String email;

    /** The sections that they answer for; none means all. */
    @ElementCollection
    @CollectionTable(name = "person_section", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "section_id")
    public Set<Long> sections = new HashSet<>();

    /**
     * The person that a token speaks of, as the database knows them from now on.
     *
     * <p>Two first requests of one person may arrive together: the second takes what the first wrote.
     */
    public static Person signIn(String subject, String username, String name, String email) {
        Optional<Person> known = findBySubject(subject);
        if (known.isEmpty()) {
            getEntityManager()
                    .createNativeQuery("""
                            insert into person (subject, username, name, email) values (:subject, :username, :name, :email)
                            on conflict (subject) do nothing""")
                    .setParameter("subject", subject)
                    .setParameter("username", username)
                    .setParameter("name", name)
                    .setParameter("email", email)
                    .executeUpdate();
            return findBySubject(subject).orElseThrow();
        }
        Person person = known.get();
        person.username = username;
        person.name = name;
        person.email = email;
        return person;
    }

    /** The sections that they answer for, all that lie within those, and all that were merged into one of them. */
    public Set<Long> sectionsWithin() {
        @SuppressWarnings("unchecked")
        List<Long> found = getEntityManager()
                .createNativeQuery("""
                        with recursive mine(id) as (
                            select section_id from person_section where person_id = :person
                            union select s.id from section s join mine on s.parent_id = mine.id
                            where s.ended_at is null)
                        select id from mine
                        union select was from merged where kind = 'SECTION' and became in (select id from mine)""", Long.class)
                .setParameter("person", id)
                .getResultList();
        return Set.copyOf(found);
    }

    public static Optional<Person> findBySubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    public static Optional<Person> findByUsername(String username) {
        // The newest, should the provider have given the name of somebody who left to somebody else.
        return find("username = ?1 order by id desc", username).firstResultOptional();
    }

    /** Those of these people that exist. */
    public static List<Person> listByIds(Collection<Long> ids) {
        return list("id in ?1 order by name", ids);
    }

    /** What people are called, by id. */
    public static Map<Long, String> namesOf(Collection<Long> ids) {
        List<Person> people = list("id in ?1", Set.copyOf(ids));
        return people.stream().collect(Collectors.toMap(person -> person.id, person -> person.name));
    }

    /** Everybody, by name: a newsroom is a few hundred people. */
    public static List<Person> listAllByName() {
        return list("order by name");
    }
}
