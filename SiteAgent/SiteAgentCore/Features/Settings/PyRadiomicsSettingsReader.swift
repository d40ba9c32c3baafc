import PyRadiomicsProfile
import YAMLDocuments

/// Reads a parameter file of PyRadiomics: its keys `imageType`, `featureClass` and `setting`.
///
/// What has no meaning here is refused by name rather than passed over, since a value would change silently.
struct PyRadiomicsSettingsReader {
    var root: YAMLMapping

    /// The settings; problems go to the report of the mapping.
    func settings() -> ExtractionSettings {
        var reader = self
        return reader.read()
    }

    private mutating func read() -> ExtractionSettings {
        var settings = PyRadiomicsSettings()
        if root.has("imageType") { settings.imageTypes = imageTypes() }
        if root.has("featureClass") { settings.featureClasses = featureClasses() }
        var fields = root.mapping("setting", "write settings such as binWidth: 25", isRequired: false)
        Self.readPreparation(&settings, &fields)
        Self.readResampling(&settings, &fields)
        Self.readTexture(&settings, &fields)
        let label = fields.optionalInteger("label", "write a whole number above 0, such as 1")
        if let label, label < 1 {
            fields.report.add(fields.full("label"), "is \(label)", "write a whole number above 0, such as 1")
        }
        for key in ["label_channel", "additionalInfo", "geometryTolerance", "correctMask", "interpolator"] {
            Self.readFixed(key, &fields)
        }
        fields.finish()
        root.finish()
        guard root.report.error(file: "") == nil else { return .pyRadiomics(settings, label: label) }
        do {
            _ = try PyRadiomicsExtraction(settings: settings)
        } catch {
            root.report.add("setting", "cannot be used: \(error)", "correct the value")
        }
        return .pyRadiomics(settings, label: label)
    }

    // MARK: Images and classes

    private mutating func imageTypes() -> [PyRadiomicsImageType] {
        var section = root.mapping("imageType", "write image types such as Original: {}")
        var types: [PyRadiomicsImageType] = []
        for name in section.keys {
            var fields = section.possiblyEmptyMapping(name)
            if let type = Self.imageType(name, &fields) {
                types.append(type)
            } else {
                section.reject(name, at: section.full(name), known: Self.imageTypeNames, later: ["LBP2D", "LBP3D"])
            }
            fields.finish()
        }
        // The order of the table's columns is PyRadiomics', not that of the text.
        return types.sorted { Self.rank($0) < Self.rank($1) }
    }

    private static let imageTypeNames = [
        "Original", "LoG", "Wavelet", "Square", "SquareRoot", "Logarithm", "Exponential", "Gradient",
    ]

    private static func rank(_ type: PyRadiomicsImageType) -> Int {
        switch type {
        case .original: 0
        case .log: 1
        case .wavelet: 2
        case .square: 3
        case .squareRoot: 4
        case .logarithm: 5
        case .exponential: 6
        case .gradient: 7
        }
    }

    private static func imageType(_ name: String, _ fields: inout YAMLMapping) -> PyRadiomicsImageType? {
        switch name {
        case "Original": return .original
        case "LoG":
            let remedy = "write widths in mm, such as [1.0, 3.0]"
            guard let sigma = fields.numbers("sigma", remedy) else {
                if !fields.has("sigma") { fields.report.add(fields.full("sigma"), "is missing", remedy) }
                return .log(sigma: [])
            }
            return .log(sigma: sigma)
        case "Wavelet":
            let wavelet = fields.word("wavelet", standard: Wavelet.coif1) ?? .coif1
            let start = fields.integer("start_level", "write a level, from 0", standard: 0)
            let level = fields.integer("level", "write a number of levels, from 1", standard: 1)
            return .wavelet(wavelet, startLevel: start, level: level)
        case "Square": return .square
        case "SquareRoot": return .squareRoot
        case "Logarithm": return .logarithm
        case "Exponential": return .exponential
        case "Gradient": return .gradient(usesSpacing: fields.pythonFlag("gradientUseSpacing", standard: true))
        default: return nil
        }
    }

    private mutating func featureClasses() -> Set<PyRadiomicsFeatureClass> {
        var section = root.mapping("featureClass", "write classes such as glcm: []")
        var classes: Set<PyRadiomicsFeatureClass> = []
        for name in section.keys {
            guard section.isEmptyOrEmptyList(name) else {
                section.report.add(
                    section.full(name),
                    "names single features",
                    "leave it empty and choose from the table"
                )
                continue
            }
            guard let known = PyRadiomicsFeatureClass(rawValue: name) else {
                let all = PyRadiomicsFeatureClass.allCases.map(\.rawValue)
                section.reject(name, at: section.full(name), known: all, later: [])
                continue
            }
            classes.insert(known)
        }
        return classes
    }

    // MARK: Settings

    private static func readPreparation(_ settings: inout PyRadiomicsSettings, _ fields: inout YAMLMapping) {
        let number = "write a number"
        settings.minimumROIDimensions = fields.integer("minimumROIDimensions", "write 1, 2 or 3", standard: 2)
        settings.minimumROISize = fields.optionalInteger("minimumROISize", number)
        settings.normalize = fields.pythonFlag("normalize", standard: false)
        settings.normalizeScale = fields.number("normalizeScale", number, standard: 1)
        settings.removeOutliers = fields.optionalNumber("removeOutliers", number)
        settings.resegmentRange = fields.numbers("resegmentRange", "write one or two bounds")
        settings.resegmentMode = fields.word("resegmentMode", standard: settings.resegmentMode) ?? .absolute
        settings.resegmentShape = fields.pythonFlag("resegmentShape", standard: false)
        settings.voxelArrayShift = fields.number("voxelArrayShift", number, standard: 0)
        settings.binWidth = fields.number("binWidth", "write a width above 0", standard: settings.binWidth)
        settings.binCount = fields.optionalInteger("binCount", "write a whole number")
    }

    private static func readResampling(_ settings: inout PyRadiomicsSettings, _ fields: inout YAMLMapping) {
        settings.preCrop = fields.pythonFlag("preCrop", standard: false)
        settings.padDistance = fields.integer("padDistance", "write a number of voxels", standard: settings.padDistance)
        if let spacing = fields.numbers("resampledPixelSpacing", "write three spacings in mm", count: 3) {
            settings.resampledPixelSpacing = SIMD3(spacing[0], spacing[1], spacing[2])
        }
    }

    private static func readTexture(_ settings: inout PyRadiomicsSettings, _ fields: inout YAMLMapping) {
        if let distances = fields.numbers("distances", "write distances in voxels, such as [1]") {
            settings.distances = distances.map { Int($0.rounded()) }
            if distances.contains(where: { $0 != $0.rounded() || $0.magnitude > 1000 }) {
                fields.report.add(fields.full("distances"), "are not whole numbers of voxels", "write [1]")
            }
        }
        settings.force2D = fields.pythonFlag("force2D", standard: false)
        settings.force2Ddimension = fields.integer("force2Ddimension", "write 0, 1 or 2", standard: 0)
        settings.symmetricalGLCM = fields.pythonFlag("symmetricalGLCM", standard: true)
        settings.gldm_a = fields.integer("gldm_a", "write a whole number", standard: 0)
        let norm = fields.word("weightingNorm", standard: WeightingNorm.noWeighting)
        if fields.has("weightingNorm") { settings.weightingNorm = norm }
    }

    /// Keys whose usual value is the only one here.
    private static func readFixed(_ key: String, _ fields: inout YAMLMapping) {
        guard fields.has(key), let text = fields.optionalText(key, "take it out") else { return }
        let usual: [String: [String]] = [
            "interpolator": ["sitkBSpline", "3"], "label_channel": ["0"],
            "additionalInfo": ["true", "True", "false", "False"], "correctMask": ["false", "False"],
        ]
        switch key {
        case _ where usual[key]?.contains(text) == true: break
        default: fields.report.add(fields.full(key), "cannot be changed here", "take it out")
        }
    }
}

extension YAMLMapping {
    /// `true` or `false`, in Python's spelling too.
    fileprivate mutating func pythonFlag(_ key: String, standard: Bool) -> Bool {
        guard let text = optionalText(key, "write true or false") else { return standard }
        switch text {
        case "true", "True": return true
        case "false", "False": return false
        default:
            report.add(full(key), "is neither true nor false", "write true or false")
            return standard
        }
    }
}
