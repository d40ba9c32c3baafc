/// Rules for the names of keys (C2SP signed-note): not empty, no Unicode space, no plus, no control character.
enum KeyName {
    /// The longest name that is read; far longer than any in use.
    static let byteLimit = 256

    static func isValid(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= byteLimit
            && name.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 }
    }
}
