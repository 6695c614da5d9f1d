package stet.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The public site as a function of time: {@code page = f(database, path, instant)}. */
@ApplicationScoped
public class SiteView {
    private final Rows rows;
    private final SiteConfig config;
    private final Clock clock;
    private final Dates dates;
    private final Seal seal;

    SiteView(Rows rows, SiteConfig config, Clock clock, @ConfigProperty(name = "stet.zone") ZoneId zone, Seal seal) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        this.dates = new Dates(config.language().locale(), zone);
        this.seal = seal;
    }

    /** What readers get now. */
    public Edition now() {
        return new Edition(new NotedRows(rows), config, dates, seal, clock.instant(), Links.NOW, null);
    }

    /** The paper as readers saw it, or will see it, at an instant; its links lead to the paper of now. */
    public Edition at(Instant instant) {
        return new Edition(rows, config, dates, seal, instant, Links.NOW, null);
    }

    /** The same for somebody of the newsroom: with the time machine's bar, and links that stay at that instant. */
    Edition at(Instant instant, String prefix, Frame.Machine machine) {
        return new Edition(rows, config, dates, seal, instant, new Links(prefix), machine);
    }

    /**
     * The paper of now, with one front as it is lined up.
     *
     * @param desk where that is done
     */
    Edition lined(FrontDraft draft, String desk) {
        Frame.Machine machine = new Frame.Machine() {
            @Override
            public MachineBar bar(Page page) {
                throw new IllegalStateException("What is lined up has no instant of its own");
            }

            @Override
            public String draft() {
                return desk;
            }
        };
        return new Edition(rows, config, dates, seal, clock.instant(), Links.NOW, machine, draft);
    }

    /** A page for when nothing can be asked of the database. */
    Page failure(FailurePage.Reason reason) {
        return new FailurePage(new Framing(config, dates, clock.instant(), Links.NOW, null, null).bare(), reason);
    }
}
