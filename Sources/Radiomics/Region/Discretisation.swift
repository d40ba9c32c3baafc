/// How intensities become grey levels 1, 2, 3 and so on (IBSI 1, section 2.7).
public enum Discretisation: Sendable, Hashable {
    /// The range of the region is cut into a number of equal bins, 2 to 65,535 (K15C).
    case fixedBinNumber(Int)

    /// Bins have a width in intensity units, the first one beginning at `firstEdge` (Q3RU).
    ///
    /// Without an edge, it is the lower end of the re-segmentation range, or else the least intensity of the region.
    /// Intensities below the edge fall into the first bin.
    case fixedBinSize(Double, firstEdge: Double? = nil)

    /// The most grey levels that a region may have.
    static let levelLimit = Int(UInt16.max)

    func check() throws(RadiomicsError) {
        switch self {
        case .fixedBinNumber(let count):
            guard (2...Self.levelLimit).contains(count) else {
                throw .badSetting(field: "bin number", value: "\(count)", expected: "2 to \(Self.levelLimit)")
            }
        case .fixedBinSize(let width, let firstEdge):
            guard width.isFinite, width > 0 else {
                throw .badSetting(field: "bin size", value: "\(width)", expected: "a width above 0")
            }
            guard firstEdge?.isFinite ?? true else {
                throw .badSetting(field: "first bin edge", value: "not finite", expected: "an intensity")
            }
        }
    }
}
