import CanonicalEncoding
import Foundation
import GRDB

extension Row {
    func bytes(_ column: String) -> [UInt8] {
        let data: Data = self[column]
        return [UInt8](data)
    }

    func optionalBytes(_ column: String) -> [UInt8]? {
        let data: Data? = self[column]
        return data.map { [UInt8]($0) }
    }

    func digest(_ column: String) throws -> SHA256Digest {
        guard let digest = try optionalDigest(column) else { throw SiteError.damagedStore(column) }
        return digest
    }

    func optionalDigest(_ column: String) throws -> SHA256Digest? {
        let hex: String? = self[column]
        guard let hex else { return nil }
        guard let digest = SHA256Digest(hex: hex) else { throw SiteError.damagedStore(column) }
        return digest
    }

    func json(_ column: String) throws -> JSONValue {
        do {
            return try JSONValue(canonical: bytes(column), maximumBytes: 64 << 20)
        } catch {
            throw SiteError.damagedStore(column)
        }
    }

    func strings(_ column: String) throws -> [String] {
        guard case .array(let elements) = try json(column) else { throw SiteError.damagedStore(column) }
        return try elements.map {
            guard case .string(let text) = $0 else { throw SiteError.damagedStore(column) }
            return text
        }
    }
}

extension [UInt8] {
    var data: Data { Data(self) }
}

extension [String] {
    /// The strings as a canonical JSON array.
    var jsonData: Data { JSONValue.array(map { .string($0) }).canonicalBytes.data }
}
