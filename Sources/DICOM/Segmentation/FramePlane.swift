import Imaging

/// Where the pixels of one frame are.
struct FramePlane {
    /// The direction in which the column number grows.
    let alongRow: SIMD3<Double>

    /// The direction in which the row number grows.
    let alongColumn: SIMD3<Double>

    /// The distances of columns and of rows in mm.
    let spacing: SIMD2<Double>

    /// The centre of the first pixel.
    let position: SIMD3<Double>

    /// The distance between slices and their thickness, where the file tells them.
    let sliceSpacing: Double?
    let thickness: Double?

    init(_ groups: FunctionalGroups) throws(DICOMError) {
        typealias Names = SegmentationAttribute
        let orientation = try groups.numbers(Names.orientation, in: Names.planeOrientation, count: 6)
        alongRow = [orientation[0], orientation[1], orientation[2]]
        alongColumn = [orientation[3], orientation[4], orientation[5]]
        let distances = try groups.numbers(Names.pixelSpacing, in: Names.measures, count: 2)
        guard distances.allSatisfy({ $0 > 0 }) else {
            throw .badValue(Names.pixelSpacing, expected: "two positive numbers")
        }
        // PixelSpacing has the distance of rows first.
        spacing = [distances[1], distances[0]]
        let corner = try groups.numbers(Names.position, in: Names.planePosition, count: 3)
        position = [corner[0], corner[1], corner[2]]
        let measures = groups.item(Names.measures)
        // Some programs write the distance below 0 where slices are counted the other way.
        let length = { (name: Attribute) in
            measures?.number(name.tag).map(\.magnitude).flatMap { $0 > 0 && $0 < 1e4 ? $0 : nil }
        }
        sliceSpacing = length(Names.sliceSpacing)
        thickness = length(Names.thickness)
    }

    /// Orthonormal axes, the third at right angles to the plane; they are stored to a few digits.
    func axes() throws(DICOMError) -> Matrix3 {
        let given = Matrix3(alongRow, alongColumn, alongRow.cross(alongColumn))
        guard given.orthonormalityError < 1e-3 else { throw .unusableMask(.frames(.skewedAxes)) }
        let first = alongRow / alongRow.length
        let rest = alongColumn - first * (first * alongColumn).sum()
        let second = rest / rest.length
        return Matrix3(first, second, first.cross(second))
    }
}

extension SIMD3<Double> {
    fileprivate func cross(_ other: SIMD3<Double>) -> SIMD3<Double> {
        [y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x]
    }

    var length: Double { (self * self).sum().squareRoot() }
}
