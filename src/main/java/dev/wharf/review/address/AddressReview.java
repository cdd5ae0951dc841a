package dev.wharf.review.address;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges whether a parcel can be delivered as addressed. The rules and where they come from: docs/rules/address.md.
 * Thread-safe; one instance serves the whole application.
 */
public final class AddressReview {
    /** Changes whenever a rule or the bundled library changes, so that a stored verdict can be traced. */
    public static final String VERSION = "2";

    /** Channels allow 100 to 300 characters; what follows is not read, so that a text from outside cannot cost much time. */
    private static final int LONGEST = 500;

    private final RegionLibrary library;
    private final RegionResolver resolver;
    private final RegionProposals proposals;
    private final PhoneRule phoneRule;

    private AddressReview(RegionLibrary library) {
        this.library = library;
        this.resolver = new RegionResolver(library);
        this.proposals = new RegionProposals(library);
        this.phoneRule = PhoneData.rule();
    }

    /** With the bundled division library. */
    public static AddressReview fromClasspath() {
        return new AddressReview(RegionLibraryLoader.fromClasspath());
    }

    /**
     * With an operator's own copy of the division library.
     *
     * @throws IllegalArgumentException naming the file and the row, if the library is broken
     */
    public static AddressReview fromFolder(Path divisions) {
        return new AddressReview(RegionLibraryLoader.fromFolder(divisions));
    }

    /** How many rows the division library has, over all its files. */
    public int libraryRows() {
        return library.rows();
    }

    /** Tells two division libraries apart: eight hexadecimal digits made of the content of the files. */
    public String libraryVersion() {
        return library.version();
    }

    public AddressVerdict check(Receiver receiver) {
        String text = StreetText.withoutLabels(clean(receiver.detail() + " " + receiver.line()));
        var region = resolver.resolve(clean(receiver.province()), clean(receiver.city()), clean(receiver.district()), text);
        RegionReading reading = region.reading();
        List<AddressProblem> problems = new ArrayList<>(2);
        if (reading.isContradictory()) {
            problems.add(AddressProblem.DISTRICT_MISMATCH);
        } else {
            missing(reading, problems);
        }
        if (!StreetRule.isPrecise(region.rest(), region.townWritten())) {
            problems.add(AddressProblem.VAGUE_STREET);
        }
        if (!phoneRule.isGood(receiver.phone())) {
            problems.add(AddressProblem.BAD_PHONE);
        }
        if (!NameRule.isGood(receiver.name())) {
            problems.add(AddressProblem.BAD_NAME);
        }
        return verdict(receiver, problems, region);
    }

    private AddressVerdict verdict(Receiver receiver, List<AddressProblem> problems, RegionResolver.Result region) {
        RegionReading reading = region.reading();
        var known = RegionCompletion.of(reading, library);
        AddressLevel level = !problems.isEmpty() ? AddressLevel.BLOCK : known.differsFrom(receiver) ? AddressLevel.FIXED : AddressLevel.OK;
        var findings = problems.stream().map(problem -> FindingTexts.of(problem, reading, proposal(problem, receiver, known, region))).toList();
        return new AddressVerdict(level, findings, List.of(), known.province(), known.city(), known.district(), region.rest());
    }

    private String proposal(AddressProblem problem, Receiver receiver, RegionCompletion known, RegionResolver.Result region) {
        return problem == AddressProblem.BAD_PHONE ? phoneRule.areaCodeFor(receiver.phone(), known)
            : proposals.of(problem, region.reading(), region.rest());
    }

    private static void missing(RegionReading reading, List<AddressProblem> problems) {
        if (reading.city() == null) {
            problems.add(AddressProblem.MISSING_PROVINCE_CITY);
        }
        if (!reading.isDistrictWritten() && !reading.needsNoDistrict()) {
            problems.add(AddressProblem.MISSING_DISTRICT);
        }
    }

    private static String clean(String written) {
        String text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
        return TextFolder.withoutRemarks(TextFolder.withBracketedRegion(TextFolder.fold(text)));
    }
}
