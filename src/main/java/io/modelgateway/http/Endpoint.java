package io.modelgateway.http;

import io.modelgateway.dialect.ClientDialect;
import io.modelgateway.observe.Operation;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of question has of its own on the way of a request: how its body is read and how it is answered.
 * Stateless as to requests, thread-safe.
 *
 * @param <Q> what its body is read as
 */
interface Endpoint<Q> {

    ClientDialect dialect();

    /** {@return what is asked of a model; {@code null} if none is called} */
    @Nullable
    Operation operation();

    /** @throws io.modelgateway.error.GatewayException E4500 to E4506 for a body that is no such question */
    Understood<Q> read(byte[] body);

    Uni<Reply> answer(Visit visit, Q question);
}
