/// The fields of an NRRD header, as text, and where the data begins.
///
/// Comments and key/value pairs (`key:=value`) are skipped. Fields that are not known are kept unread: the format lets
/// writers add some. A field that stands twice is refused.
struct NRRDFields {
    /// The first byte after the empty line that ends the header.
    private(set) var dataOffset = 0

    private var texts: [String: String] = [:]

    /// The longest line and the longest header that are read.
    private static let lineLimit = 1 << 14
    private static let headerLimit = 1 << 18

    init(_ bytes: [UInt8]) throws(ImageFileError) {
        var position = 0
        let magic = try Self.line(bytes, from: &position)
        guard magic.count == 8, magic.hasPrefix("NRRD000"), "12345".contains(magic.suffix(1)) else {
            throw .unsupportedNRRD("it does not begin with NRRD0001 to NRRD0005")
        }
        while true {
            let line = try Self.line(bytes, from: &position)
            if line.isEmpty { break }
            if line.hasPrefix("#") { continue }
            try add(line)
        }
        dataOffset = position
    }

    /// The text of a field; its name is compared without spaces and case, as `space origin` and `spaceorigin` are one.
    subscript(name: String) -> String? { texts[Self.key(name[...])] }

    /// The text of a field that has to be there.
    func required(_ name: String) throws(ImageFileError) -> String {
        guard let text = self[name] else { throw .badHeader(field: name, value: "missing", expected: "a value") }
        return text
    }

    private mutating func add(_ line: String) throws(ImageFileError) {
        guard let colon = line.firstIndex(of: ":") else {
            throw .unsupportedNRRD("a line of its header is no field, comment or key/value pair")
        }
        let rest = line[line.index(after: colon)...]
        if rest.hasPrefix("=") { return }
        let name = Self.key(line[..<colon])
        guard rest.hasPrefix(" "), !name.isEmpty else {
            throw .unsupportedNRRD("a line of its header is no field, comment or key/value pair")
        }
        let text = rest.drop { $0 == " " || $0 == "\t" }
        guard texts.updateValue(String(text), forKey: name) == nil else {
            throw .badHeader(field: NRRDHeader.shortened(name), value: "given twice", expected: "one value")
        }
    }

    private static func key(_ name: Substring) -> String {
        String(name.lowercased().filter { $0 != " " && $0 != "\t" })
    }

    /// The next line without its end, which is LF or CR LF, and without blanks at its end.
    private static func line(_ bytes: [UInt8], from position: inout Int) throws(ImageFileError) -> String {
        let limit = min(position + lineLimit, headerLimit, bytes.count)
        guard let end = bytes[position..<max(limit, position)].firstIndex(of: UInt8(ascii: "\n")) else {
            throw limit == bytes.count
                ? .unsupportedNRRD("its header does not end")
                : .unsupportedNRRD("its header has more than \(headerLimit) bytes or \(lineLimit) in one line")
        }
        var text = bytes[position..<end]
        position = end + 1
        while let last = text.last, [UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t")].contains(last) {
            text = text.dropLast()
        }
        return String(decoding: text, as: UTF8.self)
    }
}
