package io.pennypost.receive;

import io.pennypost.aws.arn.Scope;
import io.pennypost.receive.Kept.Duty;
import io.pennypost.receive.RecipientCheck.Ours;
import io.pennypost.receive.RecipientCheck.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is to be done with a mail, from who its recipients are: one duty for all return paths, one for the operator,
/// and one for each place whose rules are about it.
final class Duties {
    private final List<Kept.Returned> returned = new ArrayList<>();
    private final List<String> operators = new ArrayList<>();
    private final Map<Scope, List<String>> byPlace = new LinkedHashMap<>();
    private final Map<Scope, Place> places = new LinkedHashMap<>();

    private Duties() {}

    /// @param home the place of what belongs to no rules
    static List<Duty> of(List<Ours> recipients, Scope home) {
        var duties = new Duties();
        recipients.forEach(duties::add);
        return duties.toList(home);
    }

    private void add(Ours ours) {
        var name = ours.recipient().toString();
        switch (ours) {
            case Ours.ReturnPath(var _, var origin) ->
                returned.add(new Kept.Returned(name, origin.message().value(), origin.index()));
            case Ours.Operator _ -> operators.add(name);
            case Ours.Rules(var _, var owners) ->
                owners.forEach(place -> {
                    // Between two RCPT a set may have changed: the mail is treated by one.
                    places.putIfAbsent(place.scope(), place);
                    byPlace.computeIfAbsent(place.scope(), _ -> new ArrayList<>())
                            .add(name);
                });
        }
    }

    private List<Duty> toList(Scope home) {
        var duties = new ArrayList<Duty>();
        if (!returned.isEmpty()) {
            duties.add(new Duty.Feedback(home, List.copyOf(returned)));
        }
        if (!operators.isEmpty()) {
            duties.add(new Duty.Operator(home, List.copyOf(operators)));
        }
        places.forEach((scope, place) ->
                duties.add(new Duty.Rules(scope, List.copyOf(byPlace.getOrDefault(scope, List.of())), place.rules())));
        return List.copyOf(duties);
    }
}
