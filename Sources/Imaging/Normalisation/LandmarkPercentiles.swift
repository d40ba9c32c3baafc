/// At which percentiles of a region's intensities the landmarks of a scale lie.
public struct LandmarkPercentiles: Sendable, Hashable {
    /// Two to 101 different percentiles from 0 to 100, rising; the first and the last are Nyul's pc1 and pc2.
    public let values: [Double]

    /// 1, the deciles from 10 to 90, and 99.
    public static let standard = LandmarkPercentiles()

    /// Checks and keeps percentiles.
    public init(_ values: [Double]) throws(ImagingError) {
        guard (2...101).contains(values.count), values.allSatisfy({ (0.0...100).contains($0) }),
            zip(values, values.dropFirst()).allSatisfy({ $0 < $1 })
        else {
            throw .badSetting(
                field: "landmark percentiles",
                value: "\(values.count) numbers that are too few, too many, not rising or out of range",
                expected: "2 to 101 different numbers from 0 to 100, rising"
            )
        }
        self.values = values
    }

    /// The deciles between two percentiles, and these.
    public init(from first: Double, to last: Double) throws(ImagingError) {
        let deciles = stride(from: 10.0, through: 90, by: 10).filter { $0 > first && $0 < last }
        try self.init([first] + deciles + [last])
    }

    private init() {
        values = [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99]
    }
}
