/// Which part of a concatenation a file is: one image in several files (PS3.3, C.7.6.16.1).
struct ConcatenationPart: Sendable, Hashable {
    /// What the parts of one concatenation share; empty if it is absent.
    let uid: String

    /// The number of this part, from 1; `nil` if it is absent.
    let number: Int?

    /// How many parts there are.
    let total: Int

    /// `nil` if a file does not tell that it is a part.
    init?(_ dataSet: DataSet) {
        guard let total = dataSet.integer(Attribute.inConcatenationTotal.tag), total > 1 else { return nil }
        uid = dataSet.text(Attribute.concatenationUID.tag) ?? ""
        number = dataSet.integer(Attribute.inConcatenationNumber.tag)
        self.total = total
    }

    /// What is missing of the concatenations of a series; `nil` if they are complete.
    ///
    /// Parts without a number count one each.
    static func missing(_ parts: [ConcatenationPart]) -> StackDefect? {
        for parts in Dictionary(grouping: parts, by: \.uid).sorted(by: { $0.key < $1.key }).map(\.value) {
            let total = parts.map(\.total).max() ?? 0
            let numbered = Set(parts.compactMap(\.number).filter { (1...total).contains($0) }).count
            let present = numbered + parts.count { $0.number == nil }
            if present < total { return .missingParts(count: total - present, total: total) }
        }
        return nil
    }
}
