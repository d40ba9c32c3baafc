import Foundation

/// Which patient of the hospital has which key: the one table that leads from a key back to a person.
///
/// It stands in the folder of keys, readable by its owner alone, so that somebody at the site can complete scores. Keys
/// that an earlier intake gave stay in it.
struct PatientKeys: Sendable {
    private static let header = ["patient", "hospital_id"]

    private var identifiers: [String: String] = [:]
    let pseudonyms: Pseudonyms

    /// Reads what an earlier intake wrote.
    init(_ bytes: [UInt8]?, pseudonyms: Pseudonyms) throws {
        self.pseudonyms = pseudonyms
        guard let bytes else { return }
        guard let table = try? SeparatedValues(bytes), table.records.first?.cells == Self.header,
            table.records.allSatisfy({ $0.cells.count == 2 })
        else {
            throw SiteError(
                .badInput,
                "keys/patients.csv is not as intake wrote it.",
                remedy: "Restore it, or remove it: the same patients get the same keys again."
            )
        }
        for record in table.records.dropFirst() {
            identifiers[record.cells[0]] = SeparatedValues.unescaped(record.cells[1])
        }
    }

    /// The key of a patient, who is in the table from then on.
    mutating func key(of identifier: String) throws -> String {
        let key = pseudonyms.key(ofPatient: identifier)
        let shown = Self.shown(identifier)
        guard identifiers[key, default: shown] == shown else {
            throw SiteError(
                .badInput,
                "keys/patients.csv has another hospital ID for a key than the images have.",
                remedy:
                    "It was edited, perhaps by a spreadsheet: remove it, and the same patients get the same keys again."
            )
        }
        identifiers[key] = shown
        return key
    }

    /// An identifier as a cell of the table holds it.
    private static func shown(_ identifier: String) -> String {
        String(identifier.unicodeScalars.filter { $0.properties.generalCategory != .control })
            .trimmingCharacters(in: .whitespaces)
    }

    /// The table, in the order of the keys.
    var bytes: [UInt8] {
        SeparatedValues.bytes(Self.header, identifiers.sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
    }
}
