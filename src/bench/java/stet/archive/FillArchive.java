package stet.archive;

import java.time.Clock;
import java.time.Duration;

/** Fills the database of a server, running or not, with the past of a paper: a million stories in minutes. */
final class FillArchive {
    private FillArchive() {}

    /** @param args the database's JDBC address, its superuser and that one's password, and how many stories */
    public static void main(String[] args) throws Exception {
        if (args.length != 4) {
            System.err.println("Wanted: <JDBC address> <superuser> <password> <stories>");
            System.exit(2);
        }
        Clock clock = Clock.systemUTC();
        long start = System.nanoTime();
        Archive.of(Integer.parseInt(args[3]), clock.instant()).fill(args[0], args[1], args[2]);
        System.out.printf("%s stories in %s%n", args[3], Duration.ofNanos(System.nanoTime() - start));
    }
}
