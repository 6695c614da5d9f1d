package stet.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into one table by COPY, in its text format (PostgreSQL manual, COPY). */
final class CopyRows {
    private static final int FULL = 1 << 20;

    private final Connection connection;
    private final String start;
    private final StringBuilder rows = new StringBuilder(FULL + FULL / 4);

    /** @param columns apart by commas */
    CopyRows(Connection connection, String table, String columns) {
        this.connection = connection;
        this.start = "copy %s (%s) from stdin".formatted(table, columns);
    }

    /** @param values null, text, numbers, booleans, instants, or arrays of numbers as collections */
    void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            append(values[i]);
        }
        rows.append('\n');
    }

    boolean isFull() {
        return rows.length() >= FULL;
    }

    /** Sends what was added; a connection carries one COPY at a time. */
    void send() throws SQLException, IOException {
        if (rows.isEmpty()) {
            return;
        }
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(start);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        rows.setLength(0);
    }

    private void append(Object value) {
        if (value == null) {
            rows.append("\\N");
        } else if (value instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                escape(text.charAt(i));
            }
        } else if (value instanceof Collection<?> numbers) {
            rows.append(numbers.toString().replace('[', '{').replace(']', '}'));
        } else if (value instanceof Instant instant) {
            rows.append(instant);
        } else {
            rows.append(value);
        }
    }

    private void escape(char sign) {
        switch (sign) {
            case '\\' -> rows.append("\\\\");
            case '\t' -> rows.append("\\t");
            case '\n' -> rows.append("\\n");
            case '\r' -> rows.append("\\r");
            default -> rows.append(sign);
        }
    }
}
