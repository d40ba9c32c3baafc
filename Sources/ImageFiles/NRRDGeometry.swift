import Imaging

/// The orientation in an NRRD header, brought to LPS millimetres.
///
/// Either `space`, `space directions` and `space origin`, or `spacings` alone for an image without orientation. Axes
/// beyond three need size 1 and are dropped.
struct NRRDGeometry {
    private let size: Size3
    private let spacing: SIMD3<Double>
    private let origin: SIMD3<Double>
    private let direction: Matrix3

    init(_ fields: NRRDFields, sizes: [Int]) throws(ImageFileError) {
        if let directions = fields["space directions"] {
            let vectors = try Self.directions(directions, count: sizes.count)
            let axes = try Self.axes(sizes: sizes, isSpatial: vectors.map { $0 != nil })
            let columns = axes.compactMap { vectors[$0] }
            let flip = try Self.flip(fields)
            size = Size3(x: sizes[axes[0]], y: sizes[axes[1]], z: sizes[axes[2]])
            spacing = SIMD3(Self.length(columns[0]), Self.length(columns[1]), Self.length(columns[2]))
            guard spacing.min() > 0 else {
                throw .badHeader(field: "space directions", value: "a vector without length", expected: "a spacing")
            }
            direction = Matrix3(
                columns[0] * flip / spacing.x,
                columns[1] * flip / spacing.y,
                columns[2] * flip / spacing.z
            )
            origin = try Self.origin(fields) * flip
        } else {
            let numbers = try Self.spacings(fields, count: sizes.count)
            let axes = try Self.axes(sizes: sizes, isSpatial: numbers.map { $0 != nil })
            let kept = axes.compactMap { numbers[$0] }
            size = Size3(x: sizes[axes[0]], y: sizes[axes[1]], z: sizes[axes[2]])
            spacing = SIMD3(kept[0], kept[1], kept[2])
            direction = .identity
            origin = try fields["space origin"] == nil ? .zero : Self.origin(fields) * Self.flip(fields)
        }
    }

    func grid() throws(ImageFileError) -> VoxelGrid {
        do {
            return try VoxelGrid(size: size, spacing: spacing, origin: origin, direction: direction)
        } catch {
            throw .badGeometry(error)
        }
    }

    /// The three axes of the image: those in space, if all others have size 1.
    private static func axes(sizes: [Int], isSpatial: [Bool]) throws(ImageFileError) -> [Int] {
        let spatial = sizes.indices.filter { isSpatial[$0] }
        let isComplete = sizes.indices.allSatisfy { isSpatial[$0] || (sizes[$0] == 1 && sizes.count > 3) }
        guard isComplete, spatial.count >= 3, spatial[3...].allSatisfy({ sizes[$0] == 1 }) else {
            throw .badHeader(
                field: "space directions",
                value: "\(spatial.count) of \(sizes.count) axes in space",
                expected: "one three-dimensional image; split a series into its volumes"
            )
        }
        return Array(spatial[..<3])
    }

    /// The signs that bring the file's world axes to left, posterior, superior.
    private static func flip(_ fields: NRRDFields) throws(ImageFileError) -> SIMD3<Double> {
        switch fields["space"]?.lowercased() {
        case "left-posterior-superior", "lps": return [1, 1, 1]
        case "right-anterior-superior", "ras": return [-1, -1, 1]
        case "left-anterior-superior", "las": return [1, -1, 1]
        case let text:
            throw .badHeader(
                field: "space",
                value: text.map(NRRDHeader.shortened) ?? "missing",
                expected: "left-posterior-superior, right-anterior-superior or left-anterior-superior"
            )
        }
    }

    private static func directions(_ text: String, count: Int) throws(ImageFileError) -> [SIMD3<Double>?] {
        var vectors: [SIMD3<Double>?] = []
        var rest = text[...].drop { $0 == " " }
        while !rest.isEmpty, vectors.count <= count {
            if rest.hasPrefix("none") {
                vectors.append(nil)
                rest = rest.dropFirst(4)
            } else if let end = rest.firstIndex(of: ")") {
                vectors.append(try vector(rest[...end], field: "space directions"))
                rest = rest[rest.index(after: end)...]
            } else {
                throw .badHeader(field: "space directions", value: NRRDHeader.shortened(rest), expected: "(x,y,z)")
            }
            rest = rest.drop { $0 == " " || $0 == "\t" }
        }
        guard vectors.count == count else {
            throw .badHeader(field: "space directions", value: "\(vectors.count) vectors", expected: "\(count)")
        }
        return vectors
    }

    private static func origin(_ fields: NRRDFields) throws(ImageFileError) -> SIMD3<Double> {
        guard let text = fields["space origin"] else { return .zero }
        return try vector(text[...], field: "space origin")
    }

    private static func vector(_ text: Substring, field: String) throws(ImageFileError) -> SIMD3<Double> {
        let inner = text.hasPrefix("(") && text.hasSuffix(")") ? text.dropFirst().dropLast() : ""
        let numbers = inner.split(separator: ",").map { Double($0.filter { $0 != " " }) ?? .nan }
        guard numbers.count == 3, numbers.allSatisfy(\.isFinite) else {
            throw .badHeader(field: field, value: NRRDHeader.shortened(text), expected: "three numbers: (x,y,z)")
        }
        return SIMD3(numbers[0], numbers[1], numbers[2])
    }

    /// One spacing for each axis; `nan` stands for an axis that is not in space.
    private static func spacings(_ fields: NRRDFields, count: Int) throws(ImageFileError) -> [Double?] {
        let words = try fields.required("spacings").split { $0 == " " || $0 == "\t" }
        guard words.count == count else {
            throw .badHeader(field: "spacings", value: "\(words.count) numbers", expected: "\(count)")
        }
        var numbers: [Double?] = []
        for word in words {
            guard let number = Double(word), !number.isInfinite else {
                throw .badHeader(field: "spacings", value: NRRDHeader.shortened(word), expected: "numbers")
            }
            numbers.append(number.isNaN ? nil : number)
        }
        return numbers
    }

    private static func length(_ vector: SIMD3<Double>) -> Double { (vector * vector).sum().squareRoot() }
}
