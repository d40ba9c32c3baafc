/// A DICOM data set, or an item of a sequence: elements by rising tag (PS3.5, section 7).
public struct DataSet: Sendable, Hashable {
    /// The elements; no two have the same tag.
    public let elements: [(tag: Tag, element: DataElement)]

    /// A data set of elements in any order; of two with one tag, the last is kept.
    public init(_ elements: [Tag: DataElement] = [:]) {
        self.elements = elements.sorted { $0.key < $1.key }.map { (tag: $0.key, element: $0.value) }
    }

    /// For a parser that has checked the order.
    init(rising elements: [(tag: Tag, element: DataElement)]) {
        self.elements = elements
    }

    /// The element with a tag.
    public subscript(tag: Tag) -> DataElement? {
        let index = firstIndex(from: tag)
        return index < elements.count && elements[index].tag == tag ? elements[index].element : nil
    }

    /// The place of the first element that has a tag or a later one; the number of elements if there is none.
    func firstIndex(from tag: Tag) -> Int {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].tag < tag { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether two data sets have the same elements.
    public static func == (first: DataSet, second: DataSet) -> Bool {
        first.elements.elementsEqual(second.elements) { $0.tag == $1.tag && $0.element == $1.element }
    }

    /// Feeds the elements.
    public func hash(into hasher: inout Hasher) {
        for (tag, element) in elements {
            hasher.combine(tag)
            hasher.combine(element)
        }
    }
}
