/// What a multi-frame file says of one of its frames: of this one alone, or else of all (PS3.3, section C.7.6.16).
struct FunctionalGroups {
    let frame: DataSet
    let shared: DataSet

    /// The item of a functional group.
    func item(_ group: Attribute) -> DataSet? {
        frame.items(group.tag).first ?? shared.items(group.tag).first
    }

    /// The numbers of an attribute inside a functional group; as many as are expected, each finite.
    func numbers(_ attribute: Attribute, in group: Attribute, count: Int) throws(DICOMError) -> [Double] {
        guard let item = item(group) else { throw .missing(group) }
        guard item[attribute.tag] != nil else { throw .missing(attribute) }
        guard let numbers = item.numbers(attribute.tag), numbers.count == count,
            numbers.allSatisfy({ $0.magnitude < 1e7 })
        else { throw .badValue(attribute, expected: "\(count) numbers") }
        return numbers
    }
}
