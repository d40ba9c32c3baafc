/// The lines of voxels along one axis of an array with the first axis fastest, eight at a time.
struct AxisLines {
    private let stride: Int
    private let length: Int
    private let starts: [Int]

    init(size: [Int], axis: Int) {
        stride = size[..<axis].reduce(1, *)
        length = size[axis]
        let outer = size[(axis + 1)...].reduce(1, *)
        var starts: [Int] = []
        for block in 0..<outer {
            for lane in 0..<stride { starts.append(lane + block * stride * length) }
        }
        self.starts = starts
    }

    /// Replaces every line by what `body` makes of it; the lanes beyond the last line hold copies of it.
    func transform<Number: BinaryFloatingPoint>(_ voxels: inout [Number], _ body: (inout [SIMD8<Double>]) -> Void) {
        var line = [SIMD8<Double>](repeating: .zero, count: length)
        var first = 0
        while first < starts.count {
            let lanes = min(8, starts.count - first)
            var offsets = SIMD8<Int>(repeating: starts[first])
            for lane in 0..<lanes { offsets[lane] = starts[first + lane] }
            for index in 0..<length {
                var numbers = SIMD8<Double>.zero
                for lane in 0..<8 { numbers[lane] = Double(voxels[offsets[lane] + index * stride]) }
                line[index] = numbers
            }
            body(&line)
            for index in 0..<length {
                let numbers = line[index]
                for lane in 0..<lanes { voxels[offsets[lane] + index * stride] = Number(numbers[lane]) }
            }
            first += 8
        }
    }
}
