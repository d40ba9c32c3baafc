internal import Imaging
internal import Kernels

/// The modulus of Gabor waves in the planes of an image, through the frequency domain.
struct GaborFilter {
    let sigma: Double
    let wavelength: Double
    let aspectRatio: Double
    let orientations: GaborOrientations
    let pooling: RotationPooling?
    let boundary: FilterBoundary

    /// How far the waves look along axes of these spacings: six sigmas of the wider side of their envelope.
    static func reach(sigma: Double, aspectRatio: Double, spacing: Double) -> Int {
        Int((6 * sigma / min(1, aspectRatio) / spacing).rounded(.up))
    }

    /// The most points of the transforms of one wave in the planes of a grid.
    static func points(sigma: Double, aspectRatio: Double, grid: VoxelGrid, extent: FilterExtent) -> Int {
        let lengths = (0..<extent.axisCount).map { axis in
            grid.size[axis] + 2 * reach(sigma: sigma, aspectRatio: aspectRatio, spacing: grid.spacing[axis])
        }
        return lengths.sorted(by: >).prefix(2).reduce(1, *)
    }

    /// The response in slices.
    func inSlices(_ voxels: [Float], grid: VoxelGrid) -> [Float] {
        var response = [Float](repeating: 0, count: voxels.count)
        add(voxels, grid, plane: Plane(first: 0, second: 1, across: 2), weight: 1, to: &response)
        return response
    }

    /// The mean of the responses in the three orthogonal planes.
    func inPlanes(_ voxels: [Float], grid: VoxelGrid) -> [Float] {
        var response = [Float](repeating: 0, count: voxels.count)
        for plane in [
            Plane(first: 1, second: 2, across: 0), Plane(first: 0, second: 2, across: 1),
            Plane(first: 0, second: 1, across: 2),
        ] { add(voxels, grid, plane: plane, weight: 1.0 / 3, to: &response) }
        return response
    }

    /// Which axes a plane has.
    private struct Plane {
        let first: Int
        let second: Int
        let across: Int
    }

    private func add(_ voxels: [Float], _ grid: VoxelGrid, plane: Plane, weight: Double, to response: inout [Float]) {
        let axes = [plane.first, plane.second]
        let reach = axes.map { Self.reach(sigma: sigma, aspectRatio: aspectRatio, spacing: grid.spacing[$0]) }
        let sizes = axes.indices.map { FourierTransform.length(atLeast: grid.size[axes[$0]] + 2 * reach[$0]) }
        let transform = GridTransform(sizes: sizes)
        let waves = orientations.distinctDegrees.map {
            wave($0, transform, reach: reach, spacing: axes.map { grid.spacing[$0] })
        }
        let slices = PlaneSlices(size: grid.size, axes: axes, across: plane.across)
        let sources = axes.indices.map { axis in
            (0..<sizes[axis]).map { boundary.source(of: $0 - reach[axis], count: grid.size[axes[axis]]) }
        }
        for slice in 0..<grid.size[plane.across] {
            let points = slices.points(voxels, slice: slice, sources: sources)
            let pooled = self.pooled(points, transform, waves, slices, reach)
            slices.add(pooled, weight: weight, slice: slice, to: &response)
        }
    }

    private typealias Spectrum = (real: [Double], imaginary: [Double])

    /// The spectrum of a wave around the first point, divided by the number of points for the way back.
    private func wave(_ degrees: Double, _ transform: GridTransform, reach: [Int], spacing: [Double]) -> Spectrum {
        var real = [Double](repeating: 0, count: transform.count)
        var imaginary = real
        let (cosine, sine) = Elementary.turn(Int((degrees * 1e9).rounded()), of: 360_000_000_000)
        let scale = 1 / Double(transform.count)
        for second in -reach[1]...reach[1] {
            for first in -reach[0]...reach[0] {
                let (x, y) = (Double(first) * spacing[0], Double(second) * spacing[1])
                let (along, across) = (x * cosine + y * sine, aspectRatio * (y * cosine - x * sine))
                let envelope = scale * Elementary.exp(-(along * along + across * across) / (2 * sigma * sigma))
                let turns = along / wavelength
                let phase = Elementary.turn(Int(((turns - turns.rounded()) * 0x1p40).rounded()), of: 1 << 40)
                let row = second < 0 ? second + transform.sizes[1] : second
                let place = (first < 0 ? first + transform.sizes[0] : first) + transform.sizes[0] * row
                real[place] += envelope * phase.cosine
                imaginary[place] += envelope * phase.sine
            }
        }
        transform.forward(&real, &imaginary)
        return (real, imaginary)
    }

    /// The pooled moduli of a slice, without its border.
    private func pooled(
        _ points: [Double],
        _ transform: GridTransform,
        _ waves: [Spectrum],
        _ slices: PlaneSlices,
        _ reach: [Int]
    ) -> [Double] {
        var spectrum: Spectrum = (points, [Double](repeating: 0, count: points.count))
        transform.forward(&spectrum.real, &spectrum.imaginary)
        let (width, height) = slices.planeSize
        var pooled = [Double](repeating: 0, count: width * height)
        for wave in waves {
            var product = Self.product(spectrum, wave)
            transform.backward(&product.real, &product.imaginary, rows: reach[1]..<reach[1] + height)
            let start = reach[0] + transform.sizes[0] * reach[1]
            for y in 0..<height {
                let row = start + transform.sizes[0] * y
                for x in 0..<width {
                    let (a, b) = (product.real[row + x], product.imaginary[row + x])
                    pool((a * a + b * b).squareRoot(), of: waves.count, into: &pooled[x + width * y])
                }
            }
        }
        return pooled
    }

    private func pool(_ modulus: Double, of count: Int, into pooled: inout Double) {
        if pooling != .maximum {
            pooled += modulus / Double(count)
        } else if modulus > pooled || modulus.isNaN {
            // NaN, once there, stays: nothing is greater.
            pooled = modulus
        }
    }

    private static func product(_ one: Spectrum, _ other: Spectrum) -> Spectrum {
        let (a, b) = (one.real.span, one.imaginary.span)
        let (c, d) = (other.real.span, other.imaginary.span)
        var real = [Double](repeating: 0, count: a.count)
        var imaginary = real
        var targetReal = real.mutableSpan
        var targetImaginary = imaginary.mutableSpan
        for index in a.indices {
            targetReal[index] = a[index] * c[index] - b[index] * d[index]
            targetImaginary[index] = a[index] * d[index] + b[index] * c[index]
        }
        return (real, imaginary)
    }
}

/// The slices of an image across an axis.
private struct PlaneSlices {
    private let strides: [Int]
    let planeSize: (width: Int, height: Int)

    init(size: Size3, axes: [Int], across: Int) {
        let all = [1, size.x, size.x * size.y]
        strides = [all[axes[0]], all[axes[1]], all[across]]
        planeSize = (size[axes[0]], size[axes[1]])
    }

    func points(_ voxels: [Float], slice: Int, sources: [[Int?]]) -> [Double] {
        let voxels = voxels.span
        var points: [Double] = []
        points.reserveCapacity(sources[0].count * sources[1].count)
        for y in sources[1] {
            for x in sources[0] {
                guard let x, let y else {
                    points.append(0)
                    continue
                }
                points.append(Double(voxels[x * strides[0] + y * strides[1] + slice * strides[2]]))
            }
        }
        return points
    }

    func add(_ plane: [Double], weight: Double, slice: Int, to voxels: inout [Float]) {
        for y in 0..<planeSize.height {
            for x in 0..<planeSize.width {
                let place = x * strides[0] + y * strides[1] + slice * strides[2]
                voxels[place] = Float(Double(voxels[place]) + weight * plane[x + planeSize.width * y])
            }
        }
    }
}
