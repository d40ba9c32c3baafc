import CanonicalEncoding
import Kernels

/// The sum of a round's contributions in Z mod 2^64, and the only code that opens a single site's.
public struct Aggregate: Sendable {
    private let tensors: [String: [Int64]]

    /// The sum as a safetensors file: what is logged and what the sites read.
    public let encoded: [UInt8]

    /// Sums bodies after checking each against the round's specification.
    public init(summing bodies: [[UInt8]], matching specification: [TensorSpecification]) throws(AggregateError) {
        var sums = specification.map { [Int64](repeating: 0, count: $0.count) }
        for (position, body) in bodies.enumerated() {
            let words = try Self.open(body, at: position, contributions: 1, matching: specification)
            for tensor in specification.indices {
                for index in sums[tensor].indices { sums[tensor][index] &+= words[tensor][index] }
            }
        }
        try self.init(sums: sums, specification: specification)
    }

    /// Opens a sum that the coordinator published, of a number of contributions.
    public init(
        published body: [UInt8],
        contributions: Int,
        matching specification: [TensorSpecification]
    ) throws(AggregateError) {
        let words = try Self.open(body, at: 0, contributions: contributions, matching: specification)
        tensors = Dictionary(zip(specification.map(\.name), words)) { first, _ in first }
        encoded = body
    }

    /// Checks that a body is what a site may send in a round; says nothing about its numbers.
    public static func check(_ body: [UInt8], against specification: [TensorSpecification]) throws(AggregateError) {
        _ = try open(body, at: 0, contributions: 1, matching: specification)
    }

    private init(sums: [[Int64]], specification: [TensorSpecification]) throws(AggregateError) {
        tensors = Dictionary(zip(specification.map(\.name), sums)) { first, _ in first }
        do {
            encoded = try TensorFile(
                zip(specification, sums).map { .init(name: $0.name, shape: $0.shape, words: $1) }
            ).bytes
        } catch {
            throw .notTensors(body: 0, error.reason)
        }
    }

    /// The words of each tensor, in the order of the specification.
    private static func open(
        _ body: [UInt8],
        at position: Int,
        contributions: Int,
        matching specification: [TensorSpecification]
    ) throws(AggregateError) -> [[Int64]] {
        let file: TensorFile
        do {
            file = try TensorFile(bytes: body, maximumBytes: byteLimit(specification))
        } catch {
            throw .notTensors(body: position, error.reason)
        }
        let expected = specification.map(\.name).sorted()
        let found = file.tensors.map(\.name).sorted()
        guard found == expected else {
            throw .otherTensors(body: position, found: found.map { String($0.prefix(64)) }, expected: expected)
        }
        var words: [[Int64]] = []
        for tensor in specification {
            guard let sent = file[tensor.name], sent.shape == tensor.shape else {
                throw .otherShape(body: position, tensor: tensor.name)
            }
            let range = tensor.range(contributions: contributions)
            guard sent.words.allSatisfy(range.contains) else {
                throw .outOfRange(body: position, tensor: tensor.name)
            }
            words.append(sent.words)
        }
        return words
    }

    /// The words, and a generous header.
    private static func byteLimit(_ specification: [TensorSpecification]) -> Int {
        specification.reduce(4096) { $0 + 8 * $1.count + 512 + 6 * $1.name.utf8.count }
    }

    // MARK: Reading

    func words(_ tensor: String) -> [Int64] { tensors[tensor, default: []] }

    func count(_ tensor: String, at index: Int) -> Int { Int(words(tensor)[index]) }

    func value(_ tensor: String, at index: Int) -> Double {
        FixedPoint.value(words(tensor)[index], fractionBits: Precision.fractionBits)
    }

    func longValue(_ tensor: String, at index: Int) -> Double {
        let start = index * LongWord.digitCount
        return LongWord.value(words(tensor)[start..<start + LongWord.digitCount])
    }
}
