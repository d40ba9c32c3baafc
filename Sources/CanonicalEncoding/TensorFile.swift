/// Named Int64 tensors in the safetensors format, in one byte form.
///
/// Layout: an 8-byte little-endian header length, a JSON header, then the words, little-endian, in header order. Any
/// safetensors reader opens it. Ours accepts only what ``bytes`` writes: dtype I64, tensors sorted by name and
/// contiguous, the header canonical and padded with spaces to a multiple of 8.
public struct TensorFile: Sendable, Equatable {
    /// One tensor.
    public struct Tensor: Sendable, Equatable {
        /// Its name.
        public let name: String

        /// Its dimensions, outermost first.
        public let shape: [Int]

        /// Its words, the last dimension fastest.
        public let words: [Int64]

        /// Creates a tensor.
        public init(name: String, shape: [Int], words: [Int64]) {
            self.name = name
            self.shape = shape
            self.words = words
        }
    }

    /// The tensors, sorted by name.
    public let tensors: [Tensor]

    /// Text beside the tensors.
    public let metadata: [String: String]

    /// Collects tensors; names must differ and shapes must fit the words.
    public init(_ tensors: [Tensor], metadata: [String: String] = [:]) throws(TensorFileError) {
        self.tensors = tensors.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
        self.metadata = metadata
        var names: Set<String> = [Self.metadataName]
        for tensor in tensors {
            guard names.insert(tensor.name).inserted else {
                throw TensorFileError(reason: "the tensor name \"\(tensor.name.prefix(64))\" is used twice or reserved")
            }
            guard try Self.wordCount(tensor.shape) == tensor.words.count else {
                throw TensorFileError(reason: "the tensor \"\(tensor.name.prefix(64))\" does not fill its shape")
            }
        }
    }

    /// The tensor of a name.
    public subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }

    private static let metadataName = "__metadata__"

    private static func wordCount(_ shape: [Int]) throws(TensorFileError) -> Int {
        var count = 1
        for dimension in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
            guard dimension >= 0, !overflow, product <= 1 << 32 else {
                throw TensorFileError(reason: "a shape has more than 2^32 words or a negative dimension")
            }
            count = product
        }
        return count
    }
}

// MARK: - Writing

extension TensorFile {
    /// The file.
    public var bytes: [UInt8] {
        let header = paddedHeader
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + header.count + 8 * tensors.reduce(0) { $0 + $1.words.count })
        Self.append(UInt64(header.count), to: &bytes)
        bytes.append(contentsOf: header)
        for tensor in tensors {
            for word in tensor.words { Self.append(UInt64(bitPattern: word), to: &bytes) }
        }
        return bytes
    }

    private var paddedHeader: [UInt8] {
        var members: [String: JSONValue] = [:]
        if !metadata.isEmpty { members[Self.metadataName] = .object(metadata.mapValues { .string($0) }) }
        var offset = 0
        for tensor in tensors {
            let end = offset + 8 * tensor.words.count
            members[tensor.name] = .object([
                "dtype": .string("I64"), "shape": .array(tensor.shape.map { .integer(Int64($0)) }),
                "data_offsets": .array([.integer(Int64(offset)), .integer(Int64(end))]),
            ])
            offset = end
        }
        var header = JSONValue.object(members).canonicalBytes
        while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
        return header
    }

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }
}

// MARK: - Reading

extension TensorFile {
    /// Reads a file; every byte must be as ``bytes`` would write it.
    public init(bytes: [UInt8], maximumBytes: Int) throws(TensorFileError) {
        guard bytes.count <= maximumBytes else {
            throw TensorFileError(reason: "the file has \(bytes.count) bytes; at most \(maximumBytes) are read")
        }
        guard bytes.count >= 8 else { throw TensorFileError(reason: "the file is shorter than its header length") }
        let headerLength = Self.word(bytes[0..<8])
        guard headerLength <= UInt64(bytes.count - 8) else {
            throw TensorFileError(reason: "the header is longer than the file")
        }
        let dataStart = 8 + Int(headerLength)
        try self.init(header: Array(bytes[8..<dataStart]), data: bytes[dataStart...])
        guard self.bytes == bytes else {
            throw TensorFileError(reason: "the file is not in the canonical form: names sorted, data contiguous")
        }
    }

    private init(header: [UInt8], data: ArraySlice<UInt8>) throws(TensorFileError) {
        let parsed: ([Tensor], [String: String])
        do {
            parsed = try Self.read(header: header, data: data)
        } catch let error as JSONError {
            throw TensorFileError(reason: "the header is not as expected: \(error)")
        } catch let error as TensorFileError {
            throw error
        } catch {
            throw TensorFileError(reason: "the header cannot be read")
        }
        try self.init(parsed.0, metadata: parsed.1)
    }

    private static func read(
        header: [UInt8],
        data: ArraySlice<UInt8>
    ) throws -> ([Tensor], [String: String]) {
        guard case .object(let members) = try JSONValue(parsing: header) else {
            throw TensorFileError(reason: "the header is not an object")
        }
        var places: [Place] = []
        var metadata: [String: String] = [:]
        for (name, member) in members {
            if name == metadataName {
                metadata = try texts(member)
            } else {
                places.append(try place(name, member, within: data.count))
            }
        }
        // Before any word is copied: many tensors over the same bytes would take far more memory than the file.
        guard places.reduce(0, { $0 + $1.bytes.count }) == data.count else {
            throw TensorFileError(reason: "the tensors do not hold each byte of the data once")
        }
        return (places.map { $0.tensor(in: data) }, metadata)
    }

    /// Where the header says that a tensor is.
    private struct Place {
        let name: String
        let shape: [Int]
        let bytes: Range<Int>

        func tensor(in data: ArraySlice<UInt8>) -> Tensor {
            let words = stride(from: data.startIndex + bytes.lowerBound, to: data.startIndex + bytes.upperBound, by: 8)
                .map { Int64(bitPattern: TensorFile.word(data[$0..<$0 + 8])) }
            return Tensor(name: name, shape: shape, words: words)
        }
    }

    private static func texts(_ value: JSONValue) throws -> [String: String] {
        guard case .object(let members) = value else { throw TensorFileError(reason: "the metadata is no object") }
        return try members.mapValues {
            guard case .string(let text) = $0 else { throw TensorFileError(reason: "the metadata holds a non-string") }
            return text
        }
    }

    private static func place(_ name: String, _ member: JSONValue, within count: Int) throws -> Place {
        var fields = try JSONFields(member, path: name)
        guard try fields.string("dtype") == "I64" else {
            throw TensorFileError(reason: "the tensor \"\(name.prefix(64))\" is not of dtype I64")
        }
        let shape = try integers(fields.array("shape"))
        let offsets = try integers(fields.array("data_offsets"))
        try fields.finish()
        guard offsets.count == 2, offsets[0] <= offsets[1], offsets[1] <= count,
            try wordCount(shape) * 8 == offsets[1] - offsets[0]
        else { throw TensorFileError(reason: "the tensor \"\(name.prefix(64))\" has offsets outside the file") }
        return Place(name: name, shape: shape, bytes: offsets[0]..<offsets[1])
    }

    private static func integers(_ values: [JSONValue]) throws -> [Int] {
        try values.map {
            guard case .integer(let number) = $0, number >= 0 else {
                throw TensorFileError(reason: "the header has a number below zero or none at all")
            }
            return Int(number)
        }
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var word: UInt64 = 0
        for index in bytes.indices.reversed() { word = word << 8 | UInt64(bytes[index]) }
        return word
    }
}
