package io.pennypost.mail.arc;

import io.pennypost.mail.dkim.SignatureField;
import io.pennypost.mail.dkim.TagList;
import io.pennypost.mail.mime.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The sets of a message in order, as far as their structure is sound (RFC 8617 §5.2, steps 1 to 3).
sealed interface ArcChain {
    /// §5.1.2: more are never believed.
    int SETS_MAX = 50;

    /// §4.1.1: the instance comes first.
    Pattern INSTANCE = Pattern.compile("\\s*i\\s*=\\s*([0-9]{1,3})\\s*;.*", Pattern.DOTALL);

    /// The message has no ARC fields.
    record None() implements ArcChain {}

    /// Sets 1 to n, complete.
    record Sound(List<ArcSet> sets) implements ArcChain {
        public Sound {
            sets = List.copyOf(sets);
        }
    }

    /// Cannot be a chain.
    ///
    /// @param highest  highest instance that was seen
    record Broken(int highest, String reason) implements ArcChain {}

    static ArcChain read(Header header) {
        var results = new Fields(ArcSet.RESULTS);
        var messages = new Fields(ArcSet.MESSAGE);
        var seals = new Fields(ArcSet.SEAL);
        var all = List.of(results, messages, seals);
        all.forEach(fields -> fields.collect(header));
        int highest = all.stream().mapToInt(Fields::highest).max().orElse(0);
        if (all.stream().allMatch(Fields::isEmpty)) {
            return new None();
        }
        for (var fields : all) {
            var fault = fields.fault(highest);
            if (!fault.isEmpty()) {
                return new Broken(highest, fault);
            }
        }
        return sets(highest, results, messages, seals);
    }

    private static ArcChain sets(int highest, Fields results, Fields messages, Fields seals) {
        var sets = new ArrayList<ArcSet>(highest);
        for (int i = 1; i <= highest; i++) {
            var message = SignatureField.parse(messages.at(i), SignatureField.Kind.ARC);
            var seal = SealField.parse(seals.at(i));
            if (message instanceof SignatureField.Parsing.Malformed(var _, String reason)) {
                return new Broken(highest, "i=" + i + ": " + reason);
            }
            if (seal instanceof SealField.Parsing.Malformed(String reason)) {
                return new Broken(highest, "i=" + i + ": " + reason);
            }
            if (message instanceof SignatureField.Parsing.Parsed(SignatureField signature)
                    && seal instanceof SealField.Parsing.Parsed(SealField sealed)) {
                var fault = fault(i, highest, signature, sealed);
                if (!fault.isEmpty()) {
                    return new Broken(highest, "i=" + i + ": " + fault);
                }
                sets.add(new ArcSet(i, results.at(i), signature, sealed));
            }
        }
        return new Sound(sets);
    }

    private static String fault(int instance, int highest, SignatureField message, SealField seal) {
        if (message.signed().stream().anyMatch(ArcSet.SEAL::equalsIgnoreCase)) {
            return "a message signature must not cover seals"; // §4.1.2
        }
        if (instance == highest && seal.status() == ArcVerdict.Status.FAIL) {
            return "the last hop found the chain broken";
        }
        var due = instance == 1 ? ArcVerdict.Status.NONE : ArcVerdict.Status.PASS;
        return seal.status() == due ? "" : "cv=" + seal.status().word() + " where " + due.word() + " is due";
    }

    /// All fields of one name by their instance.
    final class Fields {
        private final String name;
        private final Map<Integer, Header.Field> byInstance = new TreeMap<>();
        private String fault = "";
        private boolean empty = true;

        Fields(String name) {
            this.name = name;
        }

        void collect(Header header) {
            for (var field : header.all(name)) {
                empty = false;
                int instance = instance(field);
                if (instance < 1 || instance > SETS_MAX) {
                    fault = name + " without a valid i=";
                } else if (byInstance.put(instance, field) != null) {
                    fault = name + " with i=" + instance + " stands twice";
                }
            }
        }

        private int instance(Header.Field field) {
            if (name.equals(ArcSet.RESULTS)) {
                var instance = INSTANCE.matcher(field.value());
                return instance.matches() ? Integer.parseInt(instance.group(1)) : -1;
            }
            return TagList.parse(field.value())
                    .flatMap(tags -> tags.get("i"))
                    .filter(text -> text.matches("[0-9]{1,3}"))
                    .map(Integer::parseInt)
                    .orElse(-1);
        }

        boolean isEmpty() {
            return empty;
        }

        int highest() {
            return byInstance.keySet().stream().mapToInt(i -> i).max().orElse(0);
        }

        String fault(int highest) {
            if (!fault.isEmpty()) {
                return fault;
            }
            return byInstance.size() == highest ? "" : name + " is missing in a set";
        }

        Header.Field at(int instance) {
            var field = byInstance.get(instance);
            if (field == null) {
                throw new IllegalStateException(name + " i=" + instance);
            }
            return field;
        }
    }
}
