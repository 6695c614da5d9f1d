package stet.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexes and exclusion constraints of some tables, taken down while those are filled and put back as they were: building
 * one whole is many times faster than adding to it row by row (PostgreSQL manual, Populating a Database).
 */
final class Indexes {
    private static final String FIND = """
            select case when c.contype = 'x'
                    then format('alter table %%s drop constraint %%I', i.indrelid::regclass, c.conname)
                    else format('drop index %%s', i.indexrelid::regclass) end as down,
                case when c.contype = 'x'
                    then format('alter table %%s add constraint %%I %%s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
                    else pg_get_indexdef(i.indexrelid) end as up
            from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
            where i.indrelid::regclass::text in (%s) and (c.oid is null or c.contype = 'x')""";

    private final List<String> building;

    private Indexes(List<String> building) {
        this.building = building;
    }

    static Indexes takeDown(Connection connection, List<String> tables) throws SQLException {
        List<String> down = new ArrayList<>();
        List<String> up = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            String names = "'" + String.join("', '", tables) + "'";
            try (ResultSet found = statement.executeQuery(FIND.formatted(names))) {
                while (found.next()) {
                    down.add(found.getString("down"));
                    up.add(found.getString("up"));
                }
            }
            for (String sql : down) {
                statement.execute(sql);
            }
        }
        return new Indexes(up);
    }

    void putBack(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            statement.execute("set max_parallel_maintenance_workers = 2");
            for (String sql : building) {
                statement.execute(sql);
            }
        }
    }
}
