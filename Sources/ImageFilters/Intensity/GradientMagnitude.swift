internal import Imaging

/// The magnitude of the gradient from central differences; ITK's `GradientMagnitudeImageFilter` with the nearest boundary.
struct GradientMagnitude {
    /// Half the reciprocal of the distance between neighbors along each axis.
    let scales: [Double]

    let boundary: FilterBoundary

    init(spacing: SIMD3<Double>, perMillimeter: Bool, extent: FilterExtent, boundary: FilterBoundary) {
        scales = (0..<extent.axisCount).map { 0.5 / (perMillimeter ? spacing[$0] : 1) }
        self.boundary = boundary
    }

    /// The response at every voxel.
    func response(_ voxels: [Float], size: Size3) -> [Float] {
        let strides = [1, size.x, size.x * size.y]
        let neighbors = scales.indices.map { axis in
            (0..<size[axis]).map { index in
                [index - 1, index + 1].map { boundary.source(of: $0, count: size[axis]) }
            }
        }
        var response: [Float] = []
        response.reserveCapacity(voxels.count)
        for z in 0..<size.z {
            for y in 0..<size.y {
                for x in 0..<size.x {
                    let place = [x, y, z]
                    let index = x + size.x * (y + size.y * z)
                    var square = 0.0
                    for (axis, scale) in scales.enumerated() {
                        let base = index - place[axis] * strides[axis]
                        let sides = neighbors[axis][place[axis]].map { side in
                            side.map { Double(voxels[base + $0 * strides[axis]]) } ?? 0
                        }
                        let slope = scale * (sides[1] - sides[0])
                        square += slope * slope
                    }
                    response.append(Float(square.squareRoot()))
                }
            }
        }
        return response
    }
}
