import Imaging

/// Membership and labels of a mask, collected voxel by voxel.
struct MaskLabels {
    private let label: Int?
    private var labels: Set<Int> = []
    private var isWhole = true

    /// The last value and what it meant: most voxels are as the one before.
    private var last: (value: Double, membership: UInt8) = (.nan, 0)

    private var isInside: [UInt8] = []

    /// More labels than this are not told apart: the message names at most ten.
    private static let labelLimit = 100

    /// For the voxels with a label, or all that are not 0.
    init(label: Int?, count: Int) {
        self.label = label
        isInside.reserveCapacity(count)
    }

    @inline(__always)
    mutating func append(_ value: Double) {
        if value != last.value { last = (value, membership(value)) }
        isInside.append(last.membership)
    }

    private mutating func membership(_ value: Double) -> UInt8 {
        guard let number = Int(exactly: value) else {
            isWhole = false
            return 0
        }
        if number != 0, labels.count < Self.labelLimit { labels.insert(number) }
        return label.map { $0 == number ? 1 : 0 } ?? (number == 0 ? 0 : 1)
    }

    /// The mask, if every value was a whole number and the label to use is clear.
    func mask(on grid: VoxelGrid) throws(ImageFileError) -> Mask {
        guard isWhole else {
            throw .notAMask("it holds fractions or NaN; a mask has 0 outside and a whole number inside")
        }
        let present = Array(labels.sorted().prefix(10))
        if let label, !isInside.contains(1) {
            throw labels.isEmpty ? .notAMask("it is empty") : .labelAbsent(label, present: present)
        }
        guard label != nil || labels.count <= 1 else {
            let list = present.map(String.init).joined(separator: ", ")
            throw .notAMask("it holds several labels (\(list)); name the one to use")
        }
        do {
            return try Mask(grid: grid, isInside: isInside)
        } catch {
            throw .badGeometry(error)
        }
    }
}
