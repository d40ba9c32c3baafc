internal import Imaging

/// Separable responses of one image, of which those that begin with the same passes share them.
///
/// The eight bands of a wavelet take 14 passes rather than 24. At any time the images on the way to one response are held,
/// at most one for each fork.
struct PassTree {
    private struct Node {
        var step: AxisStep?
        var children: [Int] = []
        var paths: [Int] = []
    }

    private var nodes = [Node()]

    /// A tree of paths, each the steps to one response.
    init(_ paths: [[AxisStep]]) {
        for (path, steps) in paths.enumerated() {
            var place = 0
            for step in steps { place = child(of: place, step) }
            nodes[place].paths.append(path)
        }
    }

    private mutating func child(of parent: Int, _ step: AxisStep) -> Int {
        if let known = nodes[parent].children.first(where: { nodes[$0].step == step }) { return known }
        nodes.append(Node(step: step))
        nodes[parent].children.append(nodes.count - 1)
        return nodes.count - 1
    }

    /// Hands out the response of each path once, with the path's index.
    func run<Failure: Error>(
        _ voxels: [Float],
        size: Size3,
        boundary: FilterBoundary,
        each: (Int, [Float]) throws(Failure) -> Void
    ) throws(Failure) {
        try visit(0, voxels, size, boundary, each)
    }

    private func visit<Failure: Error>(
        _ place: Int,
        _ voxels: consuming [Float],
        _ size: Size3,
        _ boundary: FilterBoundary,
        _ each: (Int, [Float]) throws(Failure) -> Void
    ) throws(Failure) {
        let node = nodes[place]
        for path in node.paths { try each(path, copy voxels) }
        for child in node.children.dropLast() {
            var next = copy voxels
            nodes[child].step?.apply(to: &next, size: size, boundary: boundary)
            try visit(child, next, size, boundary, each)
        }
        guard let child = node.children.last else { return }
        // The last child takes the buffer over.
        var next = consume voxels
        nodes[child].step?.apply(to: &next, size: size, boundary: boundary)
        try visit(child, next, size, boundary, each)
    }
}
