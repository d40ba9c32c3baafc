import CanonicalEncoding
import Study
import Testing

/// A coordinator sends studies as JSON: a site believes none of it before the same rules have seen it.
@Suite struct StudyDocumentJSONTests {
    @Test func `an unknown member is refused wherever it stands`() throws {
        let json = try SmallStudy.document().json
        var checked = 0
        for path in Self.objects(in: json) {
            let changed = Self.changing(json, at: path[...]) { members in members["telemetry"] = .boolean(true) }
            #expect(throws: JSONError.self, "\(path)") { try StudyDocument(json: changed) }
            checked += 1
        }
        #expect(checked > 15)
    }

    @Test func `a missing member is refused wherever it stood`() throws {
        let json = try SmallStudy.document().json
        for path in Self.objects(in: json) {
            for name in Self.names(json, at: path[...]) {
                let changed = Self.changing(json, at: path[...]) { members in members[name] = nil }
                #expect(throws: JSONError.self, "\(path) \(name)") { try StudyDocument(json: changed) }
            }
        }
    }

    @Test func `a study that breaks a rule is refused with the key and the remedy`() throws {
        let study = try SmallStudy.document()
        let changed = Self.changing(study.json, at: ["selection"]) { $0["width"] = .integer(40) }
        let error = try #require(throws: JSONError.self) { try StudyDocument(json: changed) }
        #expect(error.path == "steps.screen.width")
        #expect(error.reason.contains("write at most 4"))
    }

    @Test func `another order of series or disclosures is refused, since it would have another digest`() throws {
        let study = try StudyDocument(yaml: StudyTemplate.phantom.text)
        for list in ["series", "disclosures"] {
            let changed = Self.changing(study.json, at: []) { members in
                if case .array(let elements) = members[list] { members[list] = .array(elements.reversed()) }
            }
            #expect(throws: JSONError.self) { try StudyDocument(json: changed) }
        }
    }

    @Test func `features in another order are refused`() throws {
        let changed = Self.changing(try SmallStudy.document().json, at: ["features"]) { members in
            members["features"] = .array([.string("stat_mean"), .string("morph_volume")])
        }
        #expect(throws: JSONError.self) { try StudyDocument(json: changed) }
    }

    @Test func `a number in another form is refused`() throws {
        for text in ["0.50", "5e-1", "NaN", "inf", "", "0x1"] {
            let changed = Self.changing(try SmallStudy.document().json, at: ["model"]) { $0["ridge"] = .string(text) }
            #expect(throws: JSONError.self) { try StudyDocument(json: changed) }
        }
    }

    // MARK: Walking

    private static func objects(in json: JSONValue, path: [String] = []) -> [[String]] {
        switch json {
        case .object(let members):
            return [path] + members.keys.sorted().flatMap { objects(in: members[$0] ?? .null, path: path + [$0]) }
        case .array(let elements):
            return elements.indices.flatMap { objects(in: elements[$0], path: path + ["\($0)"]) }
        default: return []
        }
    }

    private static func names(_ json: JSONValue, at path: ArraySlice<String>) -> [String] {
        switch (json, path.first) {
        case (.object(let members), nil): members.keys.sorted()
        case (.object(let members), let step?): names(members[step] ?? .null, at: path.dropFirst())
        case (.array(let elements), let step?): names(elements[Int(step) ?? 0], at: path.dropFirst())
        default: []
        }
    }

    private static func changing(
        _ json: JSONValue,
        at path: ArraySlice<String>,
        _ change: (inout [String: JSONValue]) -> Void
    ) -> JSONValue {
        switch (json, path.first) {
        case (.object(var members), nil):
            change(&members)
            return .object(members)
        case (.object(var members), let step?):
            members[step] = changing(members[step] ?? .null, at: path.dropFirst(), change)
            return .object(members)
        case (.array(var elements), let step?):
            let index = Int(step) ?? 0
            elements[index] = changing(elements[index], at: path.dropFirst(), change)
            return .array(elements)
        default: return json
        }
    }
}
