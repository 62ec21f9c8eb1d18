package io.pennypost.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// The list of routes: an array of tables.
final class RouteKind implements Kind<List<Route>> {
    private static final Set<String> NAMES = Set.of("domain", "to", "tls");
    private static final Kind<Route.Tls> TLS = Kinds.choice(Route.Tls.class);

    @Override
    public String expected() {
        return "an array of tables with domain, to and tls";
    }

    @Override
    public Optional<List<Route>> parse(Object toml) {
        if (!(toml instanceof TomlArray array)) {
            return Optional.empty();
        }
        var routes = new ArrayList<Route>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof TomlTable table)
                    || !objections(i, table).isEmpty()) {
                return Optional.empty();
            }
            routes.add(route(table));
        }
        return Optional.of(List.copyOf(routes));
    }

    @Override
    public List<String> objections(Object toml) {
        if (!(toml instanceof TomlArray array)) {
            return Kind.super.objections(toml);
        }
        var objections = new ArrayList<String>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof TomlTable table) {
                objections.addAll(objections(i, table));
            } else {
                objections.add("must be " + expected());
            }
        }
        return objections;
    }

    private static Route route(TomlTable table) {
        return new Route(
                text(table, "domain").orElseThrow().toLowerCase(Locale.ROOT),
                text(table, "to").flatMap(Kinds.PEER::parse).orElseThrow(),
                text(table, "tls").flatMap(TLS::parse).orElse(Route.Tls.OPPORTUNISTIC));
    }

    private static List<String> objections(int index, TomlTable table) {
        var which = "number " + (index + 1) + ": ";
        var objections = new ArrayList<String>();
        for (var name : table.keySet()) {
            if (!NAMES.contains(name)) {
                objections.add(which + "unknown key " + name + NearestName.hint(name, NAMES));
            }
        }
        if (text(table, "domain").filter(RouteKind::isPattern).isEmpty()) {
            objections.add(which + "domain must be a domain name or \"*\"");
        }
        if (text(table, "to").flatMap(Kinds.PEER::parse).isEmpty()) {
            objections.add(which + "to must be " + Kinds.PEER.expected());
        }
        if (table.contains("tls") && text(table, "tls").flatMap(TLS::parse).isEmpty()) {
            objections.add(which + "tls must be " + TLS.expected());
        }
        return objections;
    }

    private static boolean isPattern(String domain) {
        return domain.equals("*") || Kinds.DOMAIN.parse(domain).isPresent();
    }

    private static Optional<String> text(TomlTable table, String name) {
        return table.get(List.of(name)) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
