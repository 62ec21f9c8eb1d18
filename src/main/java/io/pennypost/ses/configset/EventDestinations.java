package io.pennypost.ses.configset;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.SesLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The event destinations of configuration sets, kept in the document of their set.
///
/// Every method throws [NotFound] `Configuration set <X> does not exist.` Safe for use by many threads.
public final class EventDestinations {
    /// Not JSON, as SES publishes it.
    private static final String GREETING = "Successfully validated SNS topic for Amazon SES event publishing.";

    private final ConfigurationSets sets;
    private final KnownTopics topics;

    public EventDestinations(ConfigurationSets sets, KnownTopics topics) {
        this.sets = sets;
        this.topics = topics;
    }

    /// Adds a destination to a set.
    ///
    /// @throws BadRequest    a bad name, no event type, not exactly one target
    /// @throws ServiceError  a target that cannot take events
    /// @throws ServiceError  `EventDestinationAlreadyExistsException`
    /// @throws LimitExceeded ten destinations
    public void create(Scope scope, String setName, NewEventDestination asked) {
        var destination = checked(scope, setName, asked);
        sets.change(scope, setName, set -> {
            if (set.eventDestination(asked.name()).isPresent()) {
                throw alreadyExists(setName, asked.name());
            }
            if (set.eventDestinations().size() >= SesLimits.EVENT_DESTINATIONS_MAX) {
                throw new LimitExceeded("A configuration set can have at most " + SesLimits.EVENT_DESTINATIONS_MAX
                        + " event destinations.");
            }
            var destinations = new ArrayList<>(set.eventDestinations());
            destinations.add(destination);
            return set.withEventDestinations(destinations);
        });
        greet(scope, destination);
    }

    private void greet(Scope scope, EventDestination destination) {
        destination.target(EventTarget.Sns.class).ifPresent(topic -> topics.greet(scope, topic.topicArn(), GREETING));
    }

    /// Puts another definition in the place of a destination's; its target may be of another kind.
    ///
    /// @throws BadRequest   as for a new one
    /// @throws ServiceError a target that cannot take events
    /// @throws ServiceError `EventDestinationDoesNotExistException`
    public void update(Scope scope, String setName, NewEventDestination asked) {
        var destination = checked(scope, setName, asked);
        sets.change(scope, setName, set -> {
            var destinations = new ArrayList<>(set.eventDestinations());
            destinations.set(place(set, asked.name()), destination);
            return set.withEventDestinations(destinations);
        });
    }

    /// Removes a destination.
    ///
    /// @throws ServiceError `EventDestinationDoesNotExistException`
    public void delete(Scope scope, String setName, String name) {
        sets.change(scope, setName, set -> {
            var destinations = new ArrayList<>(set.eventDestinations());
            destinations.remove(place(set, name));
            return set.withEventDestinations(destinations);
        });
    }

    /// All destinations of a set, in the order of their making.
    public List<EventDestination> list(Scope scope, String setName) {
        return sets.require(scope, setName).eventDestinations();
    }

    private EventDestination checked(Scope scope, String setName, NewEventDestination asked) {
        SetName.checkDestination(asked.name());
        if (asked.matchingEventTypes().isEmpty()) {
            throw new BadRequest("At least one event type must be specified.");
        }
        var target = onlyTarget(asked);
        // Before the topic is looked at, which may be another service's business.
        sets.require(scope, setName);
        new TargetCheck(scope, topics, members(setName, asked.name())).check(target);
        var types = asked.matchingEventTypes().stream().distinct().toList();
        return new EventDestination(asked.name(), asked.enabled(), types, target);
    }

    private static EventTarget onlyTarget(NewEventDestination asked) {
        if (asked.targets().isEmpty()) {
            throw new BadRequest("Event destination is not provided.");
        }
        if (asked.targets().size() > 1) {
            throw new BadRequest("Please provide only one destination with each request. Either a Firehose Destination "
                    + "or a Cloudwatch Destination or an SNS Destination or an EventBridge Destination.");
        }
        return asked.targets().getFirst();
    }

    private static int place(ConfigurationSet set, String name) {
        return set.eventDestination(name)
                .map(set.eventDestinations()::indexOf)
                .orElseThrow(() -> doesNotExist(set.name(), name));
    }

    private static ServiceError alreadyExists(String setName, String name) {
        return new ServiceError(
                "EventDestinationAlreadyExistsException",
                "An event destination with name <" + name + "> already exists for configuration set <" + setName + ">.",
                members(setName, name));
    }

    private static ServiceError doesNotExist(String setName, String name) {
        return new ServiceError(
                "EventDestinationDoesNotExistException",
                "An event destination with name <" + name + "> does not exist for configuration set <" + setName + ">.",
                members(setName, name));
    }

    /// What v1 adds to an error about a destination.
    private static Map<String, String> members(String setName, String name) {
        return Map.of("ConfigurationSetName", setName, "EventDestinationName", name);
    }
}
