/// A one-dimensional kernel as a weighted sum: `response[i] = sum weights[t] * image[i + first + t * step]`.
struct LineKernel: Sendable, Hashable {
    /// The weights, in the order they are added.
    let weights: [Double]

    /// Where the first weight is, seen from the voxel of the response.
    let first: Int

    /// The distance between weights in voxels.
    let step: Int

    init(weights: [Double], first: Int, step: Int = 1) {
        self.weights = weights
        self.first = first
        self.step = step
    }

    /// Convolution with a kernel whose centre is the voxel at half its length, rounded down.
    ///
    /// For `step` above 1, `step - 1` zeros follow each weight (a trous), which moves the centre likewise.
    init(convolution: [Double], step: Int = 1) {
        let centre = convolution.count % 2 == 1 ? convolution.count / 2 * step : convolution.count * step / 2
        self.init(weights: convolution.reversed(), first: centre - (convolution.count - 1) * step, step: step)
    }

    /// The offset of the last weight.
    var last: Int { first + (weights.count - 1) * step }

    /// How far it looks.
    var reach: Int { max(abs(first), abs(last)) }

    /// The kernel turned around the voxel of the response.
    var mirrored: LineKernel { LineKernel(weights: weights.reversed(), first: -last, step: step) }

    /// The mean of the kernel and its mirror image.
    var symmetrized: LineKernel {
        let (low, high) = (min(first, -last), max(last, -first))
        var sums = [Double](repeating: 0, count: high - low + 1)
        for (index, weight) in weights.enumerated() {
            sums[first + index * step - low] += 0.5 * weight
            sums[-(first + index * step) - low] += 0.5 * weight
        }
        return LineKernel(weights: sums, first: low)
    }

    /// 1 if it equals its mirror image, -1 if it is the negative of it, otherwise `nil`.
    var parity: Int? {
        guard first == -last else { return nil }
        if weights.elementsEqual(weights.reversed()) { return 1 }
        return weights.elementsEqual(weights.reversed().map { -$0 }) ? -1 : nil
    }
}
