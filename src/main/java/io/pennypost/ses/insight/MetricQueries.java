package io.pennypost.ses.insight;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.store.StoreException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Metrics for those who ask: several at once, each on its own. AWS: `BatchGetMetricData`.
public final class MetricQueries {
    private static final Logger LOG = LoggerFactory.getLogger(MetricQueries.class);

    /// One question.
    ///
    /// @param id         unique among those asked together
    /// @param dimensions all must fit; none means the whole account
    public record Query(String id, Metric metric, Map<Dimension, String> dimensions, Instant from, Instant to) {
        public Query {
            dimensions = Map.copyOf(dimensions);
        }
    }

    /// What came of it.
    public sealed interface Answer {
        /// The counts.
        ///
        /// @param byDay only days with a value
        record Found(String id, SortedMap<Instant, Long> byDay) implements Answer {}

        /// The ledger could not be read.
        record Failed(String id) implements Answer {}
    }

    private final Traffic traffic;
    private final VdmSwitch vdm;

    public MetricQueries(Traffic traffic, VdmSwitch vdm) {
        this.traffic = traffic;
        this.vdm = vdm;
    }

    /// Answers in the order of the questions.
    ///
    /// @throws io.pennypost.ses.NotFound where the Virtual Deliverability Manager is off
    /// @throws BadRequest                one id twice, an end before its start
    public List<Answer> answer(Scope scope, List<Query> queries) {
        vdm.requireOn(scope);
        var ids = new HashSet<String>();
        for (var query : queries) {
            if (!ids.add(query.id())) {
                throw new BadRequest("Duplicate query id: " + query.id());
            }
            if (query.to().isBefore(query.from())) {
                throw new BadRequest("Invalid date range");
            }
        }
        return queries.stream().map(query -> answer(scope, query)).toList();
    }

    private Answer answer(Scope scope, Query query) {
        try {
            return new Answer.Found(
                    query.id(), traffic.byDay(scope, query.metric(), query.dimensions(), query.from(), query.to()));
        } catch (StoreException unreadable) {
            LOG.warn("A metric of {} could not be counted.", scope, unreadable);
            return new Answer.Failed(query.id());
        }
    }
}
