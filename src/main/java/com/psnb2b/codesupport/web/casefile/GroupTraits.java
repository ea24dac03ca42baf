package com.psnb2b.codesupport.web.casefile;

import com.psnb2b.codesupport.claim.CaseGroup;
import com.psnb2b.codesupport.claim.Claim;
import com.psnb2b.codesupport.claim.Contradiction;
import com.psnb2b.codesupport.claim.Judgement;
import com.psnb2b.codesupport.claim.Product;
import com.psnb2b.codesupport.claim.Reason;
import com.psnb2b.codesupport.claim.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In words what the claims of a group have in common: what {@link CaseGroup} keeps them apart by. */
final class GroupTraits {

    private static final String NONE = "none";
    private static final String UNKNOWN = "not known";

    private GroupTraits() {}

    /** @param largest what the largest group has instead; null where it has the same */
    record Trait(String label, String text, String largest) {}

    /** Of a group, those first in which it differs. */
    static List<Trait> of(CaseGroup group, CaseGroup largest) {
        Map<String, String> other = traits(largest).stream().collect(Collectors.toMap(Trait::label, Trait::text));
        List<Trait> differing = new ArrayList<>();
        List<Trait> same = new ArrayList<>();
        for (Trait trait : traits(group)) {
            String there = other.getOrDefault(trait.label(), UNKNOWN);
            if (trait.text().equals(there)) {
                same.add(trait);
            } else {
                differing.add(new Trait(trait.label(), trait.text(), there));
            }
        }
        return Stream.concat(differing.stream(), same.stream()).toList();
    }

    private static List<Trait> traits(CaseGroup group) {
        Claim claim = group.example();
        Judgement judgement = claim.judgement();
        Product stated = claim.facts().product();
        Product delivered =
                claim.record() == null ? stated : claim.record().delivered().orElse(stated);
        Product ordered = claim.record() == null
                ? claim.facts().ordered()
                : claim.record().ordered().orElse(claim.facts().ordered());
        List<Trait> traits = new ArrayList<>();
        add(traits, "Status", CaseFileNames.of(claim.status()));
        if (judgement != null) {
            add(
                    traits,
                    "Looks like",
                    CaseFileNames.of(judgement.classification().type()));
            add(
                    traits,
                    "Because",
                    joined(judgement.classification().reasons().stream().map(Reason::text)));
            add(traits, "Coverage", CaseFileNames.of(judgement.coverage()));
            add(traits, "Window", CaseFileNames.of(judgement.window().state()));
            add(
                    traits,
                    "Missing",
                    joined(judgement.evidence().missing().stream().map(CaseFileNames::of)));
            add(
                    traits,
                    "Does not fit",
                    joined(judgement.contradictions().stream().map(Contradiction::text)));
        }
        add(traits, "Delivered for", region(delivered.region()));
        add(traits, "Ordered for", region(ordered.region()));
        add(traits, "Account of", region(claim.facts().accountRegion()));
        add(
                traits,
                "Face value",
                delivered.denomination() == null
                        ? UNKNOWN
                        : delivered.denomination().text());
        add(
                traits,
                "Decided",
                claim.decision() == null
                        ? NONE
                        : CaseFileNames.of(claim.decision().kind()));
        add(traits, "Look twice", joined(group.signals().stream().map(CaseFileNames::plain)));
        return traits;
    }

    private static void add(List<Trait> traits, String label, String text) {
        traits.add(new Trait(label, text, null));
    }

    private static String region(Region region) {
        return region == null ? UNKNOWN : region.code();
    }

    private static String joined(Stream<String> texts) {
        String all = texts.sorted().collect(Collectors.joining("; "));
        return all.isEmpty() ? NONE : all;
    }
}
