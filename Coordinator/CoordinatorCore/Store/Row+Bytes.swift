import CanonicalEncoding
import Foundation
import GRDB

extension Row {
    func bytes(_ column: String) -> [UInt8] {
        let data: Data = self[column]
        return [UInt8](data)
    }

    func digest(_ column: String) throws -> SHA256Digest {
        let hex: String = self[column]
        guard let digest = SHA256Digest(hex: hex) else { throw CoordinatorError.damagedStore(column) }
        return digest
    }

    func json(_ column: String) throws -> JSONValue {
        try JSONValue(canonical: bytes(column))
    }
}

extension [UInt8] {
    var data: Data { Data(self) }
}
