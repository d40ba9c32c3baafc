/// The contours of one plane as one area: a contour inside another is a hole, one that is there twice counts once, and
/// contours that overlap in part are joined.
///
/// Even-odd filling of all contours together is right for nested ones only: two drawings of one border, or of two lesions
/// that touch, would take each other away. Contours of the type CLOSEDPLANAR_XOR ask for it where they overlap, and get
/// it; twice the same contour nobody means.
struct PlaneDrawing {
    /// What is inside.
    let area: PixelRuns

    /// How many contours repeat another one.
    private(set) var repeated = 0

    /// How many contours overlap another one in part, and were joined with it.
    private(set) var joined = 0

    /// Takes from the budget what comparisons cost; stops where it is used up.
    init(_ contours: [PlaneContour], budget: inout Int) {
        var kept: [ComparedContour] = []
        var joins: [(Int, Int)] = []
        for contour in contours {
            var contour = ComparedContour(contour)
            var isRepeated = false
            var crossed: [Int] = []
            for other in kept.indices where budget >= 0 {
                budget -= 1
                switch contour.relation(to: &kept[other], budget: &budget) {
                case .same: isRepeated = true
                case .crossing: crossed.append(other)
                case .apart, .nested: continue
                }
                if isRepeated { break }
            }
            if isRepeated {
                repeated += 1
            } else {
                joins += crossed.map { ($0, kept.count) }
                kept.append(contour)
            }
        }
        let groups = Self.groups(kept.count, joins)
        joined = groups.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) }
        let areas = groups.map { group in
            group.count == 1 ? kept[group[0]].area : PixelRuns.union(group.map { kept[$0].area })
        }
        area = areas.count == 1 ? areas[0] : PixelRuns.exclusiveOr(areas)
    }

    /// The numbers below a count, those together that are joined directly or by others.
    private static func groups(_ count: Int, _ joins: [(Int, Int)]) -> [[Int]] {
        var leader = Array(0..<count)
        func find(_ number: Int) -> Int {
            var number = number
            while leader[number] != number {
                leader[number] = leader[leader[number]]
                number = leader[number]
            }
            return number
        }
        for (first, second) in joins { leader[find(second)] = find(first) }
        return Dictionary(grouping: 0..<count, by: find).sorted { $0.key < $1.key }.map(\.value)
    }
}

/// A contour of a plane, in fractional voxel indices.
struct PlaneContour {
    let points: [SIMD2<Double>]

    /// Whether it asks to be combined by exclusive or.
    let isExclusiveOr: Bool
}

/// A contour with what it holds, to be compared with others.
private struct ComparedContour {
    let area: PixelRuns
    private let contour: PlaneContour
    private let perimeter: Double
    private var shiftedArea: PixelRuns?

    enum Relation { case apart, nested, same, crossing }

    /// Two borders that are closer to each other than this, in voxels and on average, are one drawn twice: no wall of a
    /// region is that thin.
    private static let sameBorder = 0.5

    /// Two areas that differ by a larger part of themselves are never one drawn twice.
    private static let sameArea = 0.1

    /// Where a second look is taken at: points are often drawn on centres, where a millionth of a voxel decides.
    private static let shift = SIMD2(0.37, 0.41)

    init(_ contour: PlaneContour) {
        self.contour = contour
        area = EvenOddFill(contour.points).area
        let next = contour.points.dropFirst() + contour.points.prefix(1)
        perimeter = zip(contour.points, next).reduce(0) { sum, edge in
            let side = edge.1 - edge.0
            return sum + (side * side).sum().squareRoot()
        }
    }

    /// How two contours lie to each other, by the voxels that they hold.
    mutating func relation(to other: inout ComparedContour, budget: inout Int) -> Relation {
        guard area.mayMeet(other.area) else { return .apart }
        let perimeter = max(perimeter, other.perimeter)
        let found = Self.relation(area, other.area, perimeter, &budget)
        guard found == .crossing || found == .nested && Self.areAlike(area, other.area) else { return found }
        let shifted = Self.relation(shifted(&budget), other.shifted(&budget), perimeter, &budget)
        if shifted == .same { return .same }
        let joins = found == .crossing && shifted != .nested && !contour.isExclusiveOr && !other.contour.isExclusiveOr
        return joins ? .crossing : .nested
    }

    private mutating func shifted(_ budget: inout Int) -> PixelRuns {
        if let shiftedArea { return shiftedArea }
        let fill = EvenOddFill(contour.points.map { $0 - Self.shift })
        budget -= fill.crossingCount
        let shifted = fill.area
        shiftedArea = shifted
        return shifted
    }

    private static func areAlike(_ first: PixelRuns, _ second: PixelRuns) -> Bool {
        2 * min(first.count, second.count) >= max(first.count, second.count)
    }

    private static func relation(
        _ first: PixelRuns,
        _ second: PixelRuns,
        _ perimeter: Double,
        _ budget: inout Int
    ) -> Relation {
        let common = first.commonCount(second, budget: &budget)
        guard common > 0 else { return .apart }
        let (smaller, larger) = (min(first.count, second.count), max(first.count, second.count))
        let different = Double(smaller + larger - 2 * common)
        if different <= min(sameBorder * perimeter, sameArea * Double(larger)) { return .same }
        return common == smaller ? .nested : .crossing
    }
}
