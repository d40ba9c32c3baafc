/// The index of a tile as path elements of three digits, all but the last after an `x`: 1234067 is `x001/x234/067`.
enum TileIndex {
    static func path(of index: Int) -> String {
        var path = digits(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            path = "x\(digits(rest % 1000))/\(path)"
            rest /= 1000
        }
        return path
    }

    /// The index that elements spell; `nil` for any spelling but the canonical one.
    static func index(of elements: ArraySlice<Substring>) -> Int? {
        guard !elements.isEmpty, elements.count <= 6 else { return nil }
        var index = 0
        for (position, element) in elements.enumerated() {
            let digits = position == elements.count - 1 ? element : element.dropFirst()
            guard digits.utf8.count == 3, let value = Int(digits) else { return nil }
            index = index * 1000 + value
        }
        return index >= 0 && path(of: index) == elements.joined(separator: "/") ? index : nil
    }

    private static func digits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}
