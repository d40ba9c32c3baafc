import CanonicalEncoding

extension JSONFields {
    /// The name and version every file of this module starts with.
    mutating func require(format: String, version: Int) throws(JSONError) {
        guard try string("format") == format else {
            throw JSONError(path: "format", reason: "must be \"\(format)\": this is another kind of file")
        }
        let found = try int("version")
        guard found == version else {
            throw JSONError(path: "version", reason: "is \(found); this program reads version \(version)")
        }
    }

    /// An Ed25519 key as base64.
    mutating func verificationKey(_ name: String) throws(JSONError) -> VerificationKey {
        guard let key = VerificationKey(bytes: try bytes(name)) else {
            throw JSONError(path: name, reason: "must be the 32 bytes of an Ed25519 key in base64")
        }
        return key
    }

    /// A string of 1 to `maximumBytes` bytes.
    mutating func text(_ name: String, maximumBytes: Int) throws(JSONError) -> String {
        let text = try string(name)
        guard !text.isEmpty, text.utf8.count <= maximumBytes else {
            throw JSONError(path: name, reason: "must have 1 to \(maximumBytes) bytes")
        }
        return text
    }
}
