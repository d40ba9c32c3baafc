import Kernels

/// The running state of a fit, which goes through the images block by block.
///
/// A block's logarithms are taken image by image, since one image is contiguous in memory; a block of all images fits the
/// processor's cache.
struct DiffusionFitting {
    /// How many voxels are fitted at a time.
    static let blockLength = 1024

    private(set) var coefficients: [Float]
    private(set) var unfitted = 0
    private(set) var nonPositive = 0
    private(set) var clamped = 0

    private let images: [DiffusionImage]
    private let fit: DiffusionFit
    private let slopeWeights: [Double]

    /// The logarithms of a block, image by image; NaN for a signal that cannot be used.
    private var logarithms: [Double]
    private var slopes: [Double]
    private var line: DecayLine

    /// Prepares the fit of images that share a grid.
    init(_ images: [DiffusionImage], _ fit: DiffusionFit) {
        self.images = images
        self.fit = fit
        slopeWeights = DecayLine.slopeWeights(images.map(\.bValue.secondsPerSquareMillimeter))
        coefficients = Array(repeating: 0, count: images.first?.image.voxels.count ?? 0)
        logarithms = Array(repeating: 0, count: Self.blockLength * images.count)
        slopes = Array(repeating: 0, count: Self.blockLength)
        line = DecayLine(capacity: images.count)
    }

    /// Fits the block that begins at a voxel.
    mutating func fitBlock(at start: Int) {
        let length = min(Self.blockLength, coefficients.count - start)
        for index in images.indices { takeLogarithms(of: index, at: start, length) }
        if fit.noiseFloor == nil, fit.method == .logLinear {
            sumSlopes(length)
        } else {
            for voxel in 0..<length { slopes[voxel] = slope(voxel) }
        }
        for voxel in 0..<length { keep(slopes[voxel], at: start + voxel) }
    }

    /// Writes the logarithms of an image's signals; where an earlier image has none and needs one, they are skipped.
    private mutating func takeLogarithms(of index: Int, at start: Int, _ length: Int) {
        let floor = Float(fit.noiseFloor ?? 0)
        let needsAll = fit.noiseFloor == nil
        let row = index * Self.blockLength
        let voxels = images[index].image.voxels
        let signals = voxels.span
        var target = logarithms.mutableSpan
        for voxel in 0..<length {
            let signal = signals[start + voxel]
            let isSkipped = needsAll && index > 0 && target[row - Self.blockLength + voxel].isNaN
            let isUsable = signal > floor && signal.isFinite && !isSkipped
            target[row + voxel] = isUsable ? Elementary.log(Double(signal)) : .nan
        }
    }

    /// The slopes of a block in which every signal counts and weighs the same; NaN where one cannot be used.
    private mutating func sumSlopes(_ length: Int) {
        let weights = slopeWeights
        let rows = logarithms
        let terms = rows.span
        var sums = slopes.mutableSpan
        for voxel in 0..<length { sums[voxel] = 0 }
        for index in weights.indices {
            let weight = weights[index]
            let row = index * Self.blockLength
            for voxel in 0..<length { sums[voxel] += weight * terms[row + voxel] }
        }
    }

    /// The slope of one voxel of a block; NaN without two b-values, or where a signal that must be there cannot be used.
    private mutating func slope(_ voxel: Int) -> Double {
        line.removeAll()
        for index in images.indices {
            let logarithm = logarithms[index * Self.blockLength + voxel]
            if !logarithm.isNaN {
                line.append(bValue: images[index].bValue.secondsPerSquareMillimeter, logarithm: logarithm)
            } else if fit.noiseFloor == nil {
                return .nan
            }
        }
        guard line.hasTwoBValues else { return .nan }
        line.fit()
        if case .weightedLogLinear(let count) = fit.method {
            for _ in 0..<count { line.reweight() }
        }
        return line.slope
    }

    private mutating func keep(_ slope: Double, at voxel: Int) {
        let coefficient = -slope * 1e6
        if coefficient <= 0 {
            nonPositive += 1
        } else if let limit = fit.upperLimit, coefficient > limit {
            clamped += 1
            coefficients[voxel] = Float(limit)
        } else if Float(coefficient).isFinite {
            coefficients[voxel] = Float(coefficient)
        } else {
            unfitted += 1
        }
    }
}
