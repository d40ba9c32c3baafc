/// A symmetric matrix of Doubles, of which the lower triangle is stored, row by row.
public struct SymmetricMatrix: Sendable, Equatable {
    /// The number of rows and columns.
    public let order: Int

    /// The lower triangle, row by row: (0,0), (1,0), (1,1), (2,0) and so on.
    public var elements: [Double]

    /// A matrix of zeros.
    public init(order: Int) {
        self.order = order
        elements = [Double](repeating: 0, count: Self.elementCount(order: order))
    }

    /// A matrix from its lower triangle.
    public init(order: Int, elements: [Double]) {
        precondition(elements.count == Self.elementCount(order: order), "a triangle of order \(order)")
        self.order = order
        self.elements = elements
    }

    /// How many elements the lower triangle has.
    public static func elementCount(order: Int) -> Int { order * (order + 1) / 2 }

    /// The element in a row and a column, in either order.
    public subscript(row: Int, column: Int) -> Double {
        get { elements[Self.index(row, column)] }
        set { elements[Self.index(row, column)] = newValue }
    }

    private static func index(_ row: Int, _ column: Int) -> Int {
        let (lower, upper) = row >= column ? (row, column) : (column, row)
        return lower * (lower + 1) / 2 + upper
    }
}
