import Foundation
import TestSupport
import Testing

/// One row of the list of malformed inputs: a folder with an image and a mask, or with single files.
struct MalformedCase: Sendable, CustomTestStringConvertible {
    /// What may come of it.
    enum Verdict: String, Sendable {
        case accept
        case reject
        case either = "accept-or-reject"
    }

    /// What is in the folder.
    enum Kind: String, Sendable {
        case nifti
        case nrrd
        case dicomSeries = "dicom"
        case dicomFile = "dicom-file"
        case structureSet = "rtstruct"
    }

    /// How near an accepted input has to come to the clean one.
    enum Likeness: String, Sendable {
        case any = ""
        case equal = "clean"
        case withinOne = "clean±1"
    }

    /// An image with its mask, as they are named on the command line.
    struct Input: Sendable {
        let image: String
        let mask: String
    }

    let name: String
    let kind: Kind
    let verdict: Verdict
    let likeness: Likeness

    /// What is run: one input, or one for each file where each file is a case of its own.
    let inputs: [Input]

    var testDescription: String { name }

    /// The folder of all cases; `nil` where it is not.
    static var folder: URL? { SharedData.url("data/malformed") }

    /// All rows; none where the folder is not.
    static var all: [MalformedCase] {
        get throws {
            guard let folder else { return [] }
            let text = try String(contentsOf: folder.appendingPathComponent("expected.csv"), encoding: .utf8)
            return try text.split(whereSeparator: \.isNewline).dropFirst().map {
                try MalformedCase(row: $0, in: folder)
            }
        }
    }

    /// The unspoiled input of a kind.
    static func clean(_ kind: Kind) throws -> Input {
        let folder = folder ?? URL(fileURLWithPath: "/")
        switch kind {
        case .nifti, .nrrd: return try input(in: folder.appendingPathComponent("nifti-clean"))
        default: return series(in: folder.appendingPathComponent("dicom-clean"))
        }
    }

    /// The list cannot be read: it has changed.
    struct Unreadable: Error {
        let row: String
    }

    private init(row: Substring, in folder: URL) throws {
        // The reason, which may hold commas, comes last.
        let cells = row.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 5, let kind = Kind(rawValue: cells[1]), let verdict = Verdict(rawValue: cells[2]),
            let likeness = Likeness(rawValue: cells[3])
        else { throw Unreadable(row: String(row)) }
        (name, self.kind, self.verdict, self.likeness) = (cells[0], kind, verdict, likeness)
        let place = folder.appendingPathComponent(name)
        switch kind {
        case .nifti, .nrrd: inputs = [try Self.input(in: place)]
        case .dicomSeries, .structureSet: inputs = [Self.series(in: place)]
        case .dicomFile:
            let mask = try Self.clean(.dicomSeries).mask
            inputs = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted().map { file in
                Input(image: place.appendingPathComponent(file).path, mask: mask)
            }
        }
        if inputs.isEmpty { throw Unreadable(row: String(row)) }
    }

    private static func input(in folder: URL) throws -> Input {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        guard files.count == 2, let image = files.first(where: { $0.hasPrefix("image.") }),
            let mask = files.first(where: { $0.hasPrefix("mask.") })
        else { throw Unreadable(row: folder.lastPathComponent) }
        return Input(
            image: folder.appendingPathComponent(image).path,
            mask: folder.appendingPathComponent(mask).path
        )
    }

    private static func series(in folder: URL) -> Input {
        Input(
            image: folder.appendingPathComponent("image").path,
            mask: folder.appendingPathComponent("mask").path
        )
    }
}
