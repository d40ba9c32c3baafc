import CanonicalEncoding
import Testing

@Suite struct TensorFileTests {
    private func sample() throws -> TensorFile {
        try TensorFile(
            [
                .init(name: "gradient", shape: [2, 2], words: [1, -1, .max, .min]),
                .init(name: "count", shape: [], words: [7]),
                .init(name: "empty", shape: [0, 3], words: []),
            ],
            metadata: ["round": "3"]
        )
    }

    @Test func `a file reads back and its tensors are sorted by name`() throws {
        let file = try sample()
        let read = try TensorFile(bytes: file.bytes, maximumBytes: 4096)
        #expect(read == file)
        #expect(read.tensors.map(\.name) == ["count", "empty", "gradient"])
        #expect(read["gradient"]?.words == [1, -1, .max, .min])
    }

    /// safetensors: an 8-byte little-endian length, then the JSON header.
    @Test func `the layout is that of safetensors`() throws {
        let bytes = try TensorFile([.init(name: "a", shape: [1], words: [258])]).bytes
        let header = #"{"a":{"data_offsets":[0,8],"dtype":"I64","shape":[1]}}"#
        #expect(bytes.count == 8 + 56 + 8)
        #expect(Array(bytes.prefix(8)) == [56, 0, 0, 0, 0, 0, 0, 0])
        #expect(String(decoding: bytes[8..<8 + header.utf8.count], as: UTF8.self) == header)
        #expect(Array(bytes.suffix(8)) == [2, 1, 0, 0, 0, 0, 0, 0])
    }

    @Test func `no flipped bit outside the words goes unnoticed, and none inside reads as the same`() throws {
        let file = try sample()
        let bytes = file.bytes
        for position in bytes.indices {
            for bit in 0..<8 {
                var flipped = bytes
                flipped[position] ^= 1 << UInt8(bit)
                let read = try? TensorFile(bytes: flipped, maximumBytes: 4096)
                #expect(read != file)
            }
        }
    }

    @Test func `truncation, trailing bytes and oversize are refused`() throws {
        let bytes = try sample().bytes
        for length in 0..<bytes.count {
            #expect(throws: TensorFileError.self) {
                try TensorFile(bytes: Array(bytes.prefix(length)), maximumBytes: 4096)
            }
        }
        #expect(throws: TensorFileError.self) { try TensorFile(bytes: bytes + [0], maximumBytes: 4096) }
        #expect(throws: TensorFileError.self) { try TensorFile(bytes: bytes, maximumBytes: bytes.count - 1) }
    }

    /// A hundred thousand tensors over one megabyte would be 100 GB of words.
    @Test func `tensors over the same bytes are refused before they are copied`() throws {
        let members = (0..<100_000).map {
            #""t\#($0)":{"data_offsets":[0,1048576],"dtype":"I64","shape":[131072]}"#
        }
        let header = Array("{\(members.joined(separator: ","))}".utf8)
        let length: [UInt8] = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
        let file = length + header + [UInt8](repeating: 0, count: 1 << 20)
        let error = try #require(throws: TensorFileError.self) { try TensorFile(bytes: file, maximumBytes: 16 << 20) }
        #expect(error.reason.contains("each byte of the data once"))
    }

    @Test func `repeated names and shapes that do not fit are refused`() {
        let tensor = TensorFile.Tensor(name: "a", shape: [1], words: [1])
        #expect(throws: TensorFileError.self) { try TensorFile([tensor, tensor]) }
        #expect(throws: TensorFileError.self) { try TensorFile([.init(name: "b", shape: [2], words: [1])]) }
        #expect(throws: TensorFileError.self) {
            try TensorFile([.init(name: "c", shape: [Int.max, 2], words: [])])
        }
    }
}
