import Foundation

/// One object of a DICOM JSON array (PS3.18, annex F): of some attributes, the values as text.
///
/// Values may be absent, and numbers may be written as texts and texts as numbers; what is neither is passed over.
struct DICOMJSONObject: Sendable, Hashable {
    /// A body is no DICOM JSON.
    struct Defect: Error, Hashable {}

    private let values: [DICOMJSONTag: [String]]

    /// The objects of a whole body; an empty body has none.
    static func list(_ body: [UInt8]) throws(Defect) -> [DICOMJSONObject] {
        guard !body.isEmpty else { return [] }
        do {
            return try JSONDecoder().decode([Attributes].self, from: Data(body)).map {
                DICOMJSONObject(values: $0.values)
            }
        } catch {
            throw Defect()
        }
    }

    /// The first value of an attribute without padding; `nil` if it is absent or empty.
    func text(_ tag: DICOMJSONTag) -> String? {
        guard let value = values[tag]?.first else { return nil }
        let trimmed = value.trimmingCharacters(in: CharacterSet(charactersIn: " \0"))
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The first value of an attribute as a whole number.
    func integer(_ tag: DICOMJSONTag) -> Int? { text(tag).flatMap { Int($0) } }

    /// The first value of an attribute as a UID.
    func identifier(_ tag: DICOMJSONTag) -> UniqueIdentifier? { text(tag).flatMap { UniqueIdentifier($0) } }
}

/// The attributes that are read.
enum DICOMJSONTag: String, Sendable {
    case sopInstanceUID = "00080018"
    case studyDate = "00080020"
    case modality = "00080060"
    case seriesDescription = "0008103E"
    case patientID = "00100020"
    case studyInstanceUID = "0020000D"
    case seriesInstanceUID = "0020000E"
    case numberOfStudyRelatedSeries = "00201206"
    case numberOfSeriesRelatedInstances = "00201209"
}

/// An object of the array, decoded without keeping what nobody asks for.
private struct Attributes: Decodable {
    var values: [DICOMJSONTag: [String]] = [:]

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private struct Attribute: Decodable {
        let texts: [String]

        private enum CodingKeys: String, CodingKey { case value = "Value" }

        init(from decoder: any Decoder) throws {
            let container = try? decoder.container(keyedBy: CodingKeys.self)
            texts = ((try? container?.decodeIfPresent([Scalar].self, forKey: .value)) ?? []).compactMap(\.text)
        }
    }

    private struct Scalar: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = text
            } else if let number = try? container.decode(Int.self) {
                text = String(number)
            } else {
                text = nil
            }
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        for key in container.allKeys {
            guard let tag = DICOMJSONTag(rawValue: key.stringValue.uppercased()) else { continue }
            values[tag] = (try? container.decode(Attribute.self, forKey: key))?.texts ?? []
        }
    }
}
