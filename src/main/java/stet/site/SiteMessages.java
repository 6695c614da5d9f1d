package stet.site;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the public pages say in their own voice. English here; other languages in {@code messages/site_*.properties}. */
@MessageBundle("site")
public interface SiteMessages {
    @Message("Skip to the text")
    String skip();

    @Message("Sections")
    String sections();

    @Message("Front page")
    String home();

    @Message("Breaking")
    String breaking();

    @Message("Latest")
    String latest();

    @Message("Recommended")
    String recommended();

    @Message("More on this")
    String related();

    @Message("From the other sections")
    String teasers();

    @Message("Top stories")
    String top();

    @Message("Most read")
    String mostRead();

    @Message("What readers of {paper} turn to most. It is counted without knowing who they are.")
    String mostReadAbout(String paper);

    @Message("In 24 hours")
    String inADay();

    @Message("In 7 days")
    String inAWeek();

    @Message("Nothing has been counted yet.")
    String nothingCounted();

    @Message("More from {section}")
    String moreFrom(String section);

    @Message("{section}: older stories")
    String olderIn(String section);

    @Message("Part of {section}")
    String partOf(String section);

    @Message("Older stories")
    String older();

    @Message("Older corrections")
    String olderCorrections();

    @Message("Analysis")
    String analysis();

    @Message("Opinion")
    String opinion();

    @Message("Live")
    String live();

    @Message("Updating")
    String updating();

    @Message("Paid for by {sponsor}")
    String sponsored(String sponsor);

    @Message("Published")
    String published();

    @Message("Updated")
    String updated();

    @Message("{#if count == 1}Correction{#else}Corrections{/if}")
    String correctionsOf(int count);

    /** In place of a picture. */
    @Message("This picture may no longer be shown.")
    String withheld();

    /** What a gallery is called. */
    @Message("{#if count == 1}1 picture{#else}{count} pictures{/if}")
    String pictures(int count);

    @Message("Topics")
    String topics();

    @Message("Topic")
    String topic();

    @Message("Everything that {paper} has published, newest first.")
    String latestAbout(String paper);

    @Message("Corrections")
    String corrections();

    @Message("Where {paper} was wrong, and what is right. Each correction also stands under its story.")
    String correctionsAbout(String paper);

    @Message("Nothing has had to be corrected yet.")
    String noCorrections();

    @Message("Archive")
    String archive();

    @Message("The paper of")
    String paperOf();

    @Message("{#if count == 1}1 story{#else}{count} stories{/if}")
    String stories(int count);

    @Message("Nothing was published on this day.")
    String nothingOnThisDay();

    @Message("Nothing has been published here yet.")
    String nothingYet();

    @Message("Days before and after")
    String days();

    @Message("There is nothing at this address")
    String notFound();

    @Message("The address may have been mistyped, or the page was never published. What is new stands below; everything"
            + " else is in the archive.")
    String notFoundAbout();

    @Message("This story is no longer published")
    String gone();

    @Message("It has been taken down, and its address will not be used again.")
    String goneAbout();

    @Message("That address cannot be read")
    String malformed();

    @Message("It holds characters that no address may hold. Please check it, or begin at the front page.")
    String malformedAbout();

    @Message("That cannot be done here")
    String notAllowed();

    @Message("The pages of this paper can only be read.")
    String notAllowedAbout();

    @Message("This page cannot be shown at the moment")
    String broken();

    @Message("The fault is ours, and has been noted. Please try again in a minute.")
    String brokenAbout();
}
