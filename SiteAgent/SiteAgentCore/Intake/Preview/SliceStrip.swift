/// The slices of a mask, small and folded away under the three that are shown large.
struct SliceStrip: Sendable {
    /// No strip has more drawings than this.
    static let limit = 60

    /// The slices that are drawn, evenly spaced if there are too many.
    let slices: [Int]

    /// How many the mask has.
    private let count: Int

    /// The strip of a mask with these slices; `nil` if all of them are shown large.
    init?(of slices: [Int], besides large: [Int]) {
        guard slices.count > large.count else { return nil }
        count = slices.count
        let step = (slices.count + Self.limit - 1) / Self.limit
        self.slices = stride(from: 0, to: slices.count, by: step).map { slices[$0] }
    }

    /// The strip with the drawings of its slices.
    func html(_ drawings: [HTMLText]) -> HTMLText {
        let title = slices.count == count ? "All \(count) slices" : "\(slices.count) of \(count) slices, evenly spaced"
        return """
            <details class="more"><summary>\(title) of the mask</summary><div class="strip">\(drawings)</div></details>
            """
    }
}
