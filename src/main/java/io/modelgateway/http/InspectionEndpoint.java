package io.modelgateway.http;

import io.modelgateway.dialect.ClientDialect;
import io.modelgateway.model.RequestContext;
import io.modelgateway.observe.Operation;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A question that the gateway answers itself. */
record InspectionEndpoint<Q>(
        ClientDialect dialect, Function<byte[], Understood<Q>> reader, BiFunction<RequestContext, Q, byte[]> inspection)
        implements Endpoint<Q> {

    @Override
    public @Nullable Operation operation() {
        return null;
    }

    @Override
    public Understood<Q> read(byte[] body) {
        return reader.apply(body);
    }

    @Override
    public Uni<Reply> answer(Visit visit, Q question) {
        return Uni.createFrom()
                .item(() -> inspection.apply(visit.context(), question))
                .map(body -> Replies.whole(visit, body));
    }
}
