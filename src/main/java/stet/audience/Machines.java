package stet.audience;

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

    private Machines() {}

    /** @param userAgent as it was sent; null or blank, as no browser sends it, is a machine's */
    static boolean include(String userAgent) {
        return userAgent == null
                || userAgent.isBlank()
                || NAMES.matcher(userAgent).find();
    }
}
