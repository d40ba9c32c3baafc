import CanonicalEncoding
import SharedCommand
import SiteTransport

/// What came of a pull, for people and for programs: numbers, lines of the list, and descriptions of series.
struct PullPage: Sendable {
    /// What there is beside the numbers.
    enum Content: Sendable {
        case found(FoundSeriesList)
        case retrieved
    }

    private let summary: PullSummary
    private let things: String
    private let content: Content

    init(_ summary: PullSummary, things: String, content: Content) {
        self.summary = summary
        self.things = things
        self.content = content
    }

    // MARK: For people

    var text: String {
        var lines: [String] = []
        if case .found(let found) = content { lines += [Self.table(found), ""] }
        lines.append(
            "Asked for \(summary.asked) \(things), found \(summary.found): \(summary.studies) studies, "
                + "\(summary.series) series."
        )
        if case .retrieved = content { lines.append(Self.retrieved(summary)) }
        return (lines + remarks).joined(separator: "\n")
    }

    private var remarks: [String] {
        var lines: [String] = []
        if !summary.linesNotFound.isEmpty {
            let shown = summary.linesNotFound.prefix(50).map(String.init).joined(separator: ", ")
            let more = summary.linesNotFound.count > 50 ? " and others" : ""
            lines.append(
                "Nothing that is wanted of \(summary.linesNotFound.count) \(things), on lines \(shown)\(more)."
            )
        }
        for (reason, count) in summary.failures.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            lines.append("\(count) images failed: \(reason)")
        }
        if summary.incompleteLists > 0 {
            lines.append(
                "The PACS cut off \(summary.incompleteLists) of its lists, so that images may be missing: ask the PACS "
                    + "administrator to raise the limit on results."
            )
        }
        if summary.unaskedStudies > 0 {
            lines.append(
                "The PACS named \(summary.unaskedStudies) studies of others, which were left alone. If somebody is not "
                    + "found, look at capital letters and leading zeros in the list."
            )
        }
        return lines
    }

    private static func retrieved(_ summary: PullSummary) -> String {
        "Retrieved \(summary.instances) images, \(size(summary.bytes)); \(summary.skipped) were there already, "
            + "\(summary.failed) failed."
    }

    private static func size(_ bytes: Int) -> String {
        guard bytes >= 100_000 else { return "\((bytes + 999) / 1000) kB" }
        let tenths = bytes / (bytes < 1_000_000_000 ? 100_000 : 100_000_000)
        return "\(tenths / 10).\(tenths % 10) \(bytes < 1_000_000_000 ? "MB" : "GB")"
    }

    /// The failure of a pull that could not go on.
    static func failure(_ interruption: PullInterruption) -> CommandFailure {
        CommandFailure(
            ExitStatus(interruption.error),
            "\(interruption.error) \(retrieved(interruption.summary)) Run the same command again to go on from there."
        )
    }

    // MARK: What was found

    /// Series of one modality and description.
    private struct Group: Hashable {
        let modality: String
        let description: String

        /// Control characters of a foreign system stay out of the terminal.
        init(_ series: FoundSeries) {
            modality = Self.plain(series.modality)
            description = Self.plain(series.description ?? "")
        }

        private static func plain(_ text: String) -> String {
            let scalars = text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
            return String(String(String.UnicodeScalarView(scalars)).prefix(64))
        }
    }

    private static func groups(_ found: FoundSeriesList) -> [(group: Group, series: Int, images: Int)] {
        Dictionary(grouping: found.series, by: Group.init)
            .map { ($0, $1.count, $1.reduce(0) { $0 + min($1.announcedInstances ?? 0, 1 << 32) }) }
            .sorted { ($0.0.modality, $0.0.description) < ($1.0.modality, $1.0.description) }
    }

    private static func table(_ found: FoundSeriesList) -> String {
        var table = TextTable(["MODALITY", "DESCRIPTION", "SERIES", "IMAGES"])
        for (group, series, images) in groups(found) {
            table.add([group.modality, group.description, "\(series)", images > 0 ? "\(images)" : "?"])
        }
        return table.text
    }

    // MARK: For programs

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "asked": number(summary.asked), "found": number(summary.found), "studies": number(summary.studies),
            "series": number(summary.series), "not_found_lines": .array(summary.linesNotFound.map(number)),
            "incomplete_lists": number(summary.incompleteLists), "unasked_studies": number(summary.unaskedStudies),
        ]
        switch content {
        case .found(let found):
            members["groups"] = .array(
                Self.groups(found).map { group, series, images in
                    .object([
                        "modality": .string(group.modality), "description": .string(group.description),
                        "series": number(series), "instances": number(images),
                    ])
                }
            )
        case .retrieved:
            members["instances"] = number(summary.instances)
            members["bytes"] = number(summary.bytes)
            members["skipped"] = number(summary.skipped)
            members["failed"] = number(summary.failed)
            members["failures"] = .array(
                summary.failures.sorted { $0.key < $1.key }.map { reason, count in
                    .object(["reason": .string(reason), "instances": number(count)])
                }
            )
        }
        return .object(members)
    }

    private func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
}
