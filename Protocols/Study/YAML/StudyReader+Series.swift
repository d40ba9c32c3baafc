import YAMLDocuments
import Yams

extension StudyReader {
    mutating func series() -> [SeriesDefinition] {
        let remedy = "name each series: dwi_b200: {kind: dwi, b: 200, primary: true}"
        var section = root.mapping("series", remedy)
        return section.keys.map { name in
            var fields = section.mapping(name, remedy)
            return Self.series(name, &fields)
        }
    }

    private static func series(_ name: String, _ fields: inout YAMLMapping) -> SeriesDefinition {
        let kind: SeriesKind? = fields.word("kind", later: ["flair", "dce", "swi", "ct", "pet"])
        let series = SeriesDefinition(
            name: name,
            kind: kind ?? .t2Weighted,
            bValue: fields.optionalInteger("b", "write the b-value in s/mm^2, such as 200"),
            isPrimary: fields.flag("primary", standard: false),
            fit: fit(&fields),
            tolerances: AcquisitionField.allCases.compactMap { tolerance($0, &fields) }
        )
        fields.finish()
        return series
    }

    private static func fit(_ fields: inout YAMLMapping) -> ADCFit? {
        let remedy = "write {from_b: [0, 200, 800], method: log-linear}"
        guard fields.has("fit") else { return nil }
        var section = fields.mapping("fit", remedy, isRequired: false)
        let list = section.list("from_b", "list the b-values, such as [0, 200, 800]", isRequired: true) ?? []
        let method = section.word("method", standard: ADCFit.Method.logLinear, later: ["non-linear", "ivim"])
        let bValues = list.map { section.integer($0, "from_b", "list whole numbers, such as [0, 200, 800]") }
        section.finish()
        return ADCFit(bValues: bValues, method: method ?? .logLinear)
    }

    private static func tolerance(_ field: AcquisitionField, _ fields: inout YAMLMapping) -> AcquisitionTolerance? {
        let key = field.rawValue
        let remedy = "write the smallest and the largest value, such as [80, 92]"
        guard let ends = fields.list(key, remedy) else { return nil }
        guard ends.count == 2 else {
            fields.report.add(fields.full(key), "must be two numbers", remedy)
            return nil
        }
        return AcquisitionTolerance(
            field: field,
            minimum: fields.number(ends[0], key, remedy),
            maximum: fields.number(ends[1], key, remedy)
        )
    }
}
