import Foundation
import Testing

/// A line of Vectors/reader-spots.csv.
struct ReaderSpot: Sendable, CustomTestStringConvertible {
    let path, transferSyntax, modality: String
    let rows, columns, frames, pixelBytes, byteSum, items: Int

    var testDescription: String { path }

    static let all: [ReaderSpot] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appendingPathComponent("Vectors/reader-spots.csv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().compactMap(ReaderSpot.init)
    }()

    private init?(line: Substring) {
        let fields = line.split(separator: ",").map(String.init)
        let numbers = fields.dropFirst(3).compactMap(Int.init)
        guard fields.count == 9, numbers.count == 6 else { return nil }
        (path, transferSyntax, modality) = (fields[0], fields[1], fields[2])
        (rows, columns, frames) = (numbers[0], numbers[1], numbers[2])
        (pixelBytes, byteSum, items) = (numbers[3], numbers[4], numbers[5])
    }
}
