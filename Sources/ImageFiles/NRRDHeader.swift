/// How the voxels of an NRRD file are stored.
struct NRRDHeader {
    /// How the data is written.
    enum Encoding {
        case raw
        case gzip
        case text
    }

    /// As the file has them, first axis fastest, each at least 1.
    let sizes: [Int]

    let voxelType: NIfTIVoxelType
    let order: ByteOrder
    let encoding: Encoding

    init(_ fields: NRRDFields) throws(ImageFileError) {
        guard fields["data file"] == nil, fields["datafile"] == nil else {
            throw .unsupportedNRRD("its data is in another file, which is never opened; write one .nrrd file")
        }
        sizes = try Self.sizes(fields)
        voxelType = try Self.voxelType(fields.required("type"))
        encoding = try Self.encoding(fields.required("encoding"))
        order = try Self.order(fields, isNeeded: encoding != .text && voxelType.byteCount > 1)
        for skip in ["line skip", "byte skip"] {
            guard let text = fields[skip] else { continue }
            guard text == "0" else {
                throw .badHeader(field: skip, value: Self.shortened(text), expected: "0 or no such field")
            }
        }
    }

    /// Text from a file, cut so that a message stays a sentence; only what is plain ASCII is shown.
    static func shortened(_ text: some StringProtocol) -> String {
        let shown = text.unicodeScalars.prefix(60).map { (" "..."~").contains($0) ? Character($0) : "?" }
        return String(shown) + (text.unicodeScalars.count > 60 ? "…" : "")
    }

    private static func sizes(_ fields: NRRDFields) throws(ImageFileError) -> [Int] {
        let text = try fields.required("dimension")
        guard let dimension = Int(text), (3...16).contains(dimension) else {
            throw .badHeader(field: "dimension", value: shortened(text), expected: "3, or more with size 1")
        }
        let words = try fields.required("sizes").split { $0 == " " || $0 == "\t" }
        guard words.count == dimension else {
            throw .badHeader(field: "sizes", value: "\(words.count) numbers", expected: "\(dimension)")
        }
        var sizes: [Int] = []
        for word in words {
            guard let size = Int(word), size >= 1 else {
                throw .badHeader(field: "sizes", value: shortened(word), expected: "whole numbers from 1 up")
            }
            sizes.append(size)
        }
        return sizes
    }

    private static func encoding(_ text: String) throws(ImageFileError) -> Encoding {
        switch text.lowercased() {
        case "raw": return .raw
        case "gzip", "gz": return .gzip
        case "ascii", "text", "txt": return .text
        default: throw .badHeader(field: "encoding", value: shortened(text), expected: "raw, gzip or ascii")
        }
    }

    private static func order(_ fields: NRRDFields, isNeeded: Bool) throws(ImageFileError) -> ByteOrder {
        switch fields["endian"]?.lowercased() {
        case "little": return .little
        case "big": return .big
        case nil where !isNeeded: return .little
        case let text:
            throw .badHeader(field: "endian", value: text.map(shortened) ?? "missing", expected: "little or big")
        }
    }

    private static func voxelType(_ text: String) throws(ImageFileError) -> NIfTIVoxelType {
        guard let type = types[text.lowercased()] else {
            throw .badHeader(field: "type", value: shortened(text), expected: "an integer type, float or double")
        }
        return type
    }

    private static let types: [String: NIfTIVoxelType] = {
        let names: [(NIfTIVoxelType, [String])] = [
            (.int8, ["signed char", "int8", "int8_t"]),
            (.uint8, ["uchar", "unsigned char", "uint8", "uint8_t"]),
            (.int16, ["short", "short int", "signed short", "signed short int", "int16", "int16_t"]),
            (.uint16, ["ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t"]),
            (.int32, ["int", "signed int", "int32", "int32_t"]),
            (.uint32, ["uint", "unsigned int", "uint32", "uint32_t"]),
            (
                .int64,
                [
                    "longlong", "long long", "long long int", "signed long long", "signed long long int", "int64",
                    "int64_t",
                ]
            ),
            (
                .uint64,
                ["ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t"]
            ),
            (.float32, ["float"]), (.float64, ["double"]),
        ]
        var types: [String: NIfTIVoxelType] = [:]
        for (type, spellings) in names {
            for spelling in spellings { types[spelling] = type }
        }
        return types
    }()
}
