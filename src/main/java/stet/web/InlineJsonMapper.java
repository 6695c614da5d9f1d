package stet.web;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import jakarta.enterprise.event.Observes;

/** Lets {@link InlineJson}, and nothing else of this package, stand in a page unescaped. */
class InlineJsonMapper implements ResultMapper {
    void register(@Observes EngineBuilder builder) {
        builder.addResultMapper(this);
    }

    @Override
    public int getPriority() {
        return 10;
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return result instanceof InlineJson;
    }

    @Override
    public String map(Object result, Expression expression) {
        return result.toString();
    }
}
