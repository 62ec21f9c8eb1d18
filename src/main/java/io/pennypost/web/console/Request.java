package io.pennypost.web.console;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import java.util.List;

/// One request on its way through a [Route].
///
/// @param variables what stands in the path where the route has `{}`, in order, as received
record Request(Exchange exchange, HttpReply reply, List<String> variables) {
    Request {
        variables = List.copyOf(variables);
    }

    QueryString query() {
        return new QueryString(exchange);
    }
}
