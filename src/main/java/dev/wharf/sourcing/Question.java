package dev.wharf.sourcing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which warehouses send one order?
 * @param stock pieces free to promise by site and SKU; absent means none, below zero counts as none
 * @param objectives compared one after the other; a later one decides only among plans equal in all before it
 */
public record Question(List<Line> lines, List<Site> sites, Map<String, Map<String, Integer>> stock, List<Objective> objectives) {
    public Question {
        lines = List.copyOf(lines);
        sites = List.copyOf(sites);
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()) throw new IllegalArgumentException("objectives is empty: name at least one");
        Set<String> ids = new HashSet<>();
        for (var line : lines) if (!ids.add(line.id())) throw new IllegalArgumentException("Line " + line.id() + " is there twice");
        Set<String> codes = new HashSet<>();
        for (var site : sites) if (!codes.add(site.code())) throw new IllegalArgumentException("Site " + site.code() + " is there twice");
        if (Set.copyOf(objectives).size() < objectives.size()) throw new IllegalArgumentException("objectives names one twice: " + objectives);
    }
}
