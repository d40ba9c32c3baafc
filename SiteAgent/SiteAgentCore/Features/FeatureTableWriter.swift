import CanonicalEncoding
import FeatureNomenclature
public import Foundation
import Radiomics

/// Writes the results of a batch as CSV (RFC 4180) or as JSON, one case after the other.
///
/// The file appears under its name when it is complete and on the disk; until then it stands beside it with the ending
/// `.partial`. A feature without value is written as `undefined: ` and the reason.
public final class FeatureTableWriter {
    /// The forms of a table.
    public enum Form: String, Sendable, CaseIterable {
        /// One row for each case, one column for each feature.
        case csv

        /// An array with an object for each case.
        case json
    }

    private let form: Form
    private let style: FeatureName.Style
    private let columns: [String]
    private let sink: Sink
    private var titles: [String]?
    private var pending: [(CaseTable.Case, CaseFeatures)] = []
    private var count = 0

    /// Begins a table; without a file it goes to standard output.
    public init(
        to file: URL?,
        form: Form,
        style: FeatureName.Style,
        columns: [String],
        permissions: mode_t = 0o600
    ) throws {
        self.form = form
        self.style = style
        self.columns = columns
        sink = try Sink(file, permissions: permissions)
    }

    /// Adds a case.
    ///
    /// Which columns there are is known from the first case that has features; those before it wait for it.
    public func add(_ item: CaseTable.Case, _ features: CaseFeatures) throws {
        switch form {
        case .json: try sink.write(jsonLine(item, features))
        case .csv:
            if titles == nil, case .failure = features.result { return pending.append((item, features)) }
            try addRow(item, features)
        }
    }

    /// Completes the table.
    public func finish() throws {
        switch form {
        case .json: try sink.write(count == 0 ? "[]\n" : "\n]\n")
        case .csv:
            if titles == nil { try begin(titles: []) }
        }
        try sink.finish()
    }

    // MARK: CSV

    private static let accountTitles = [
        "status", "problem", "warnings", "voxels_in_mask", "voxels_resampled",
        "voxels_in_range", "voxels_used", "bins",
    ]

    private func addRow(_ item: CaseTable.Case, _ features: CaseFeatures) throws {
        if titles == nil, case .success(let success) = features.result {
            try begin(titles: success.values.map { $0.name.title(style, image: $0.image) })
        }
        try sink.write(SeparatedValues.line(item.cells + cells(features)))
    }

    private func begin(titles: [String]) throws {
        self.titles = titles
        try sink.write(SeparatedValues.line(columns + Self.accountTitles + titles))
        for (item, features) in pending { try sink.write(SeparatedValues.line(item.cells + cells(features))) }
        pending = []
    }

    private func cells(_ features: CaseFeatures) -> [String] {
        switch features.result {
        case .failure(let failure):
            let empty = [String](repeating: "", count: Self.accountTitles.count - 2)
            return ["failed", failure.description] + empty
                + [String](repeating: "", count: titles?.count ?? 0)
        case .success(let success):
            let account = success.account
            let steps = [account.voxelsInMask, account.voxelsResampled, account.voxelsInRange, account.voxelsUsed]
            return ["ok", "", account.warnings.joined(separator: "; ")] + steps.map { $0.map(String.init) ?? "" }
                + ["\(account.binCount)"] + success.values.map { Self.text($0.outcome) }
        }
    }

    private static func text(_ outcome: FeatureOutcome) -> String {
        switch outcome {
        case .value(let number): number.decimalString
        case .undefined(let reason): "undefined: \(reason.rawValue)"
        }
    }

    // MARK: JSON

    private func jsonLine(_ item: CaseTable.Case, _ features: CaseFeatures) -> String {
        defer { count += 1 }
        var fields: [String: JSONValue] = [
            "case": .object(Dictionary(zip(columns, item.cells.map(JSONValue.string))) { first, _ in first })
        ]
        switch features.result {
        case .failure(let failure):
            fields["status"] = .string("failed")
            fields["problem"] = .string(failure.description)
        case .success(let success):
            fields["status"] = .string("ok")
            fields["warnings"] = .array(success.account.warnings.map(JSONValue.string))
            fields["voxels_in_mask"] = .integer(Int64(success.account.voxelsInMask))
            fields["voxels_resampled"] = success.account.voxelsResampled.map { .integer(Int64($0)) } ?? .null
            fields["voxels_in_range"] = success.account.voxelsInRange.map { .integer(Int64($0)) } ?? .null
            fields["voxels_used"] = .integer(Int64(success.account.voxelsUsed))
            fields["bins"] = .integer(Int64(success.account.binCount))
            fields["features"] = .array(success.values.map { $0.json(style) })
        }
        return (count == 0 ? "[\n" : ",\n") + JSONValue.object(fields).canonicalText
    }
}

extension CaseFeatures.Value {
    /// The feature with all its names; numbers are decimal strings with all their digits.
    fileprivate func json(_ style: FeatureName.Style) -> JSONValue {
        var fields: [String: JSONValue] = ["name": .string(name.title(style, image: image))]
        if case .ibsi(let feature) = name {
            fields["code"] = .string(feature.code)
            fields["family"] = .string(feature.family.rawValue)
            fields["merging"] = feature.merging.map { .string($0.rawValue) } ?? .null
            fields["unit"] = .string(feature.unit)
            fields["filter"] = image.isEmpty ? .null : .string(image)
        }
        switch outcome {
        case .value(let number): fields["value"] = .string(number.decimalString)
        case .undefined(let reason): fields["undefined"] = .string(reason.rawValue)
        }
        return .object(fields)
    }
}

/// Where a table goes: a file that appears when it is complete, or standard output.
private final class Sink {
    private let target: URL?
    private let partial: URL?
    private let handle: FileHandle

    init(_ target: URL?, permissions: mode_t) throws {
        self.target = target
        guard let target else {
            partial = nil
            handle = .standardOutput
            return
        }
        let partial = target.appendingPathExtension("partial")
        let descriptor = unsafe open(partial.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
        guard descriptor >= 0 else {
            throw SiteError(
                .fault,
                "The result cannot be written beside \(target.lastPathComponent).",
                remedy: "Check that the folder exists and can be written to."
            )
        }
        self.partial = partial
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ text: String) throws { try handle.write(contentsOf: Data(text.utf8)) }

    func finish() throws {
        guard let target, let partial else { return }
        guard fsync(handle.fileDescriptor) == 0, unsafe rename(partial.path, target.path) == 0 else {
            throw SiteError(
                .fault,
                "The result cannot be moved to \(target.lastPathComponent).",
                remedy: "It stands beside it with the ending .partial; check permissions and free disk space."
            )
        }
    }
}
