import ImageFilters
import YAMLDocuments

/// Reads the list of images that features are computed on: `none` for the image itself, or a filter with its settings.
///
/// A filter with several scales or subbands stands for several images.
enum FilterReader {
    private static let names = [
        "none", "mean", "log", "laws", "gabor", "wavelet", "simoncelli", "riesz", "square", "squareroot", "logarithm",
        "exponential", "gradient",
    ]

    /// The filters below the key `filters`; `nil` if it is not there.
    static func filters(_ root: inout YAMLMapping) -> [ImageFilter?]? {
        let remedy = "write a list such as [none, {log: {sigma_mm: [1, 3]}}]"
        guard let entries = root.entries("filters", remedy, isRequired: false) else { return nil }
        var filters: [ImageFilter?] = []
        for entry in entries {
            if entry.name == "none" {
                filters.append(nil)
                continue
            }
            var fields = root.settings(of: entry, in: "filters")
            let extent = extent(&fields)
            guard let kernels = kernels(entry.name, extent, &fields) else {
                root.reject(entry.name, at: root.full("filters"), known: names, later: [])
                continue
            }
            filters += made(of: kernels, extent, &fields).map(Optional.some)
        }
        if Set(filters).count < filters.count {
            root.report.add(root.full("filters"), "lists an image twice", "keep one of them")
        }
        if entries.isEmpty { root.report.add(root.full("filters"), "is empty", remedy) }
        return filters
    }

    /// The filters with the keys that all kernels share.
    private static func made(
        of kernels: [FilterKernel],
        _ extent: FilterExtent,
        _ fields: inout YAMLMapping
    ) -> [ImageFilter] {
        let boundary = fields.word("boundary", standard: FilterBoundary.mirror) ?? .mirror
        // Without a default it would have to be there; asked for always, so that a misspelt key finds it.
        let asked = fields.word("pooling", standard: RotationPooling.average)
        let pooling = fields.has("pooling") ? asked : nil
        fields.finish()
        return kernels.map { kernel in
            let filter = ImageFilter(kernel, extent: extent, boundary: boundary, pooling: pooling)
            do {
                try filter.check()
            } catch {
                fields.report.add(fields.path, "cannot be used: \(error)", "correct the value")
            }
            return filter
        }
    }

    /// Slices or volumes, by the words for it.
    private enum Dimension: String, CaseIterable {
        case slices = "2d"
        case volume = "3d"
    }

    private static func extent(_ fields: inout YAMLMapping) -> FilterExtent {
        fields.word("dimension", standard: Dimension.volume) == .slices ? .slice : .volume
    }

    private static func kernels(
        _ name: String,
        _ extent: FilterExtent,
        _ fields: inout YAMLMapping
    ) -> [FilterKernel]? {
        switch name {
        case "mean": [.mean(support: fields.integer("support", "write an odd number of voxels, such as 5"))]
        case "log": logs(&fields)
        case "laws": laws(&fields)
        case "gabor": gabor(&fields)
        case "wavelet": wavelets(extent, &fields)
        case "simoncelli": [.simoncelli(level: fields.integer("level", "write a level, from 1", standard: 1))]
        case "riesz": riesz(&fields)
        case "gradient": [.gradientMagnitude(perMillimeter: fields.flag("per_mm", standard: true))]
        default: IntensityTransform(rawValue: name).map { [.intensity($0)] }
        }
    }

    private static func logs(_ fields: inout YAMLMapping) -> [FilterKernel] {
        let remedy = "write one or more scales in millimetres, such as [1, 3, 5]"
        let truncation = fields.number("truncate", "write a number of sigmas, such as 4", standard: 4)
        guard let sigmas = fields.numbers("sigma_mm", remedy) else {
            if !fields.has("sigma_mm") { fields.report.add(fields.full("sigma_mm"), "is missing", remedy) }
            return []
        }
        return sigmas.map { .laplacianOfGaussian(sigma: $0, truncation: truncation) }
    }

    /// The Riesz transform of a Laplacian of Gaussian, or of a Simoncelli band.
    private static func riesz(_ fields: inout YAMLMapping) -> [FilterKernel] {
        let remedy = "write an order for each axis, such as [1, 0, 0]"
        let order = (fields.numbers("order", remedy) ?? []).map { Int(exactly: $0) ?? -1 }
        if order.isEmpty, !fields.has("order") { fields.report.add(fields.full("order"), "is missing", remedy) }
        let sigma = fields.optionalNumber("sigma_mm", "write a scale in millimetres, such as 3")
        let truncation = fields.number("truncate", "write a number of sigmas, such as 4", standard: 4)
        let level = fields.optionalInteger("level", "write a level, from 1")
        switch (sigma, level) {
        case _ where order.isEmpty: return []
        case (.some(let sigma), nil):
            return [.rieszLaplacianOfGaussian(order: order, sigma: sigma, truncation: truncation)]
        case (nil, .some(let level)): return [.rieszSimoncelli(order: order, level: level)]
        default:
            fields.report.add(fields.path, "must say one of sigma_mm and level", "write sigma_mm: 3 or level: 1")
            return []
        }
    }

    private static func laws(_ fields: inout YAMLMapping) -> [FilterKernel] {
        let remedy = "write a kernel for each axis, such as L5E5E5"
        let letters = Array(fields.text("kernels", remedy))
        let distance = fields.optionalInteger("energy_distance", "write a number of voxels, such as 7")
        let kernels = stride(from: 0, to: letters.count - 1, by: 2).map {
            LawsKernel(rawValue: String(letters[$0...($0 + 1)]))
        }
        guard letters.count % 2 == 0, !kernels.isEmpty, !kernels.contains(nil) else {
            fields.report.add(fields.full("kernels"), "does not name Laws kernels", remedy)
            return []
        }
        return [.laws(kernels.compactMap(\.self), energyDistance: distance)]
    }

    private static func gabor(_ fields: inout YAMLMapping) -> [FilterKernel] {
        let millimetres = "write millimetres, such as 5"
        let (theta, step) = (
            fields.optionalNumber("theta_deg", "write a direction in degrees"),
            fields.optionalNumber("theta_step_deg", "write degrees between directions, such as 22.5")
        )
        if (theta == nil) == (step == nil) {
            fields.report.add(fields.path, "must say one of theta_deg and theta_step_deg", "write theta_step_deg: 22.5")
        }
        return [
            .gabor(
                sigma: fields.number("sigma_mm", millimetres),
                wavelength: fields.number("lambda_mm", millimetres),
                aspectRatio: fields.number("gamma", "write an aspect ratio, such as 1", standard: 1),
                orientations: step.map { .every(degrees: $0) } ?? .single(degrees: theta ?? 0)
            )
        ]
    }

    private static func wavelets(_ extent: FilterExtent, _ fields: inout YAMLMapping) -> [FilterKernel] {
        let wavelet = fields.word("basis", standard: Wavelet.coif1) ?? .coif1
        let level = fields.integer("level", "write a level, from 1", standard: 1)
        let all = WaveletSubband.all(extent)
        let remedy = "write bands such as [LLH, HHH], or leave it out for all"
        guard let nodes = fields.list("bands", remedy) else {
            return all.map { .wavelet(wavelet, level: level, subband: $0) }
        }
        return nodes.compactMap { node in
            let text = fields.scalar(node, "bands", remedy)
            guard let band = all.first(where: { $0.description == text }) else {
                fields.report.add(fields.full("bands"), "has a band that is not known", remedy)
                return nil
            }
            return .wavelet(wavelet, level: level, subband: band)
        }
    }
}
