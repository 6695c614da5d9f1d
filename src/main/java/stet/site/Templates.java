package stet.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The site's templates: {@code templates/site/}. */
@CheckedTemplate(basePath = "site")
final class Templates {
    private Templates() {}

    static native TemplateInstance home(HomePage page);

    static native TemplateInstance section(SectionPage page);

    static native TemplateInstance story(StoryPage page);

    static native TemplateInstance topic(TopicPage page);

    static native TemplateInstance author(AuthorPage page);

    static native TemplateInstance archive(ArchivePage page);

    static native TemplateInstance latest(LatestPage page);

    static native TemplateInstance corrections(CorrectionsPage page);

    static native TemplateInstance mostRead(MostReadPage page);

    static native TemplateInstance gone(GonePage page);

    static native TemplateInstance notFound(NotFoundPage page);

    static native TemplateInstance failure(FailurePage page);

    /** @param lead whether it is what its page is about, and wanted before anything else */
    static native TemplateInstance picture(Picture picture, boolean lead);

    /** What stands in place of a picture that may not be shown any more. */
    static native TemplateInstance withheld();

    static native TemplateInstance galleryName(int pictures);
}
