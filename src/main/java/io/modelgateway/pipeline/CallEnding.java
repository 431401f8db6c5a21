package io.modelgateway.pipeline;

import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.StreamedAnswer;
import io.smallrye.mutiny.Uni;

/** Tells when a call is over that may outlive the request it was begun for, because others share it. */
final class CallEnding {

    private CallEnding() {}

    /** {@return the rest of the way, with an end of its own: with the answer, the stream, the failure or the cancellation} */
    static Uni<GatewayResponse> of(Exchange exchange, Stage.Next next) {
        var ending = new Ending();
        return next.proceed(exchange.calling(ending))
                .map(response -> answered(response, ending))
                .onFailure()
                .invoke(() -> ending.ended(Ending.Result.FAILED))
                .onCancellation()
                .invoke(() -> ending.ended(Ending.Result.CANCELLED));
    }

    private static GatewayResponse answered(GatewayResponse response, Ending ending) {
        if (response instanceof StreamedAnswer stream) {
            return new StreamedAnswer(stream.frames()
                    .onTermination()
                    .invoke((failure, cancelled) -> ending.ended(Ending.Result.of(failure, cancelled))));
        }
        ending.ended(Ending.Result.ANSWERED);
        return response;
    }
}
