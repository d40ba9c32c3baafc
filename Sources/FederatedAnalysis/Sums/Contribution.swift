import CanonicalEncoding
import Kernels

/// A site's vectors for one round.
///
/// Nothing can be read from it but the bytes that are sent.
public struct Contribution: Sendable {
    private var words: [[Int64]]
    private let specification: [TensorSpecification]

    /// Where a tensor is among those of the round, so that adding to it needs no look-up by name.
    struct Slot: Sendable {
        fileprivate let position: Int
    }

    init(_ specification: [TensorSpecification]) {
        self.specification = specification
        words = specification.map { [Int64](repeating: 0, count: $0.count) }
    }

    /// The slot of a tensor of this round.
    func slot(_ name: String) -> Slot {
        guard let position = specification.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("the step specified no tensor \(name)")
        }
        return Slot(position: position)
    }

    /// The safetensors file that is sent.
    public func encoded() throws(ContributionError) -> [UInt8] {
        for (tensor, words) in zip(specification, words) {
            let range = tensor.range(contributions: 1)
            guard words.allSatisfy(range.contains) else { throw .overLimit(tensor: tensor.name) }
        }
        do {
            return try TensorFile(
                zip(specification, words).map { .init(name: $0.name, shape: $0.shape, words: $1) }
            ).bytes
        } catch {
            throw .overLimit(tensor: error.reason)
        }
    }

    mutating func count(_ slot: Slot, at index: Int, by amount: Int = 1) {
        words[slot.position][index] &+= Int64(amount)
    }

    mutating func add(_ value: Double, to slot: Slot, at index: Int) throws(ContributionError) {
        do {
            words[slot.position][index] &+= try FixedPoint.word(value, fractionBits: Precision.fractionBits)
        } catch {
            throw .badValue(tensor: specification[slot.position].name, error)
        }
    }

    /// Adds numbers to consecutive words, each rounded by itself.
    mutating func add(_ values: [Double], to slot: Slot, at start: Int) throws(ContributionError) {
        do {
            try Self.add(values, to: &words[slot.position], at: start)
        } catch {
            throw .badValue(tensor: specification[slot.position].name, error)
        }
    }

    private static func add(
        _ values: [Double],
        to words: inout [Int64],
        at start: Int
    ) throws(FixedPointError) {
        for (offset, value) in values.enumerated() {
            words[start + offset] &+= try FixedPoint.word(value, fractionBits: Precision.fractionBits)
        }
    }

    /// Adds a long word; `index` counts long words, not digits.
    mutating func addLongWord(_ value: Double, to slot: Slot, at index: Int) throws(ContributionError) {
        let digits: [Int64]
        do {
            digits = try LongWord.digits(value)
        } catch {
            throw .badValue(tensor: specification[slot.position].name, error)
        }
        for (position, digit) in digits.enumerated() where digit != 0 {
            words[slot.position][index * LongWord.digitCount + position] &+= digit
        }
    }
}
