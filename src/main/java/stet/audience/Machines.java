package stet.audience;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Readers that are programs, told by what they call themselves (RFC 9110, section 10.1.5). */
final class Machines {
    /** Who names itself with a word of these, or with the address of a page about itself, is no person. */
    private static final Pattern NAMES = Pattern.compile(
            String.join(
                    "|",
                    // What most of them say; the Cubot is a telephone.
                    "(?<!cu)bot",
                    "crawl|spider|slurp|scrape|scanner|archiver|https?:",
                    // Those that look for a link's headline and picture.
                    "preview|externalhit|^whatsapp/|fetch",
                    // Libraries and commands.
                    "curl|wget|http[-_ ]?client|okhttp|libwww-perl|\\blwp|python|aiohttp|httpx|axios|undici",
                    "\\bjava/|\\b(?:node|ruby|perl|php)\\b",
                    // Browsers without anybody before them.
                    "headless|phantom|puppeteer|playwright|selenium|lighthouse|\\bptst/",
                    // Those that look whether the site is up.
                    "monitor|uptime|pingdom|statuscake|checker|probe"),
            Pattern.CASE_INSENSITIVE);

    /** Readers come with a few hundred different names; whoever makes up more is looked at anew each time. */
    private static final int REMEMBERED = 1_000;

    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private Machines() {}

    /** @param userAgent as it was sent; null or blank, as no browser sends it, is a machine's */
    static boolean include(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return true;
        }
        Boolean known = KNOWN.get(userAgent);
        if (known != null) {
            return known;
        }
        boolean machine = NAMES.matcher(userAgent).find();
        if (KNOWN.size() < REMEMBERED) {
            KNOWN.put(userAgent, machine);
        }
        return machine;
    }
}
