package stet.site;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import stet.document.SafeHtml;

/** Lets templates print {@link SafeHtml} as it is. Text is escaped; no template says {@code raw}. */
@ApplicationScoped
class SafeHtmlPrinting {
    /** Above the mapper that escapes, which has Qute's default priority. */
    private static final int WITH_PRECEDENCE = 100;

    void configure(@Observes EngineBuilder engine) {
        engine.addResultMapper(new ResultMapper() {
            @Override
            public int getPriority() {
                return WITH_PRECEDENCE;
            }

            @Override
            public boolean appliesTo(Origin origin, Object result) {
                return result instanceof SafeHtml;
            }

            @Override
            public String map(Object result, Expression expression) {
                return result.toString();
            }
        });
    }
}
