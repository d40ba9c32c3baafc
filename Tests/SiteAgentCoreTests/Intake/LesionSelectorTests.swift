import DICOM
import Testing

@testable import SiteAgentCore

@Suite struct LesionSelectorTests {
    @Test(arguments: [
        ("GTV_Mass", "gtv*", true), ("GTV_Mass", "*mass", true), ("GTV_Mass", "*_*", true), ("GTV_Mass", "GTV", false),
        ("GTV", "GTV", true), ("GTV", "*", true), ("", "*", true), ("abab", "ab*ab", true), ("ab", "ab*ab", false),
        ("lesion 1", "*1*", true), ("a", "", false),
    ])
    func `a star stands for any text`(name: String, pattern: String, isMatch: Bool) {
        #expect(LesionSelector.matches(name, pattern) == isMatch)
    }

    @Test func `the name of a lesion never begins like a formula`() {
        let references = MaskReferences(frameOfReference: nil, series: [], instances: [])
        for name in ["=1+1", "+x", "-x", "@x", "'x"] {
            let region = OutlinedRegion(
                file: 0,
                kind: .dicom,
                label: MaskLabel(number: 3, name: name),
                references: references,
                identity: "",
                examination: nil,
                note: ""
            )
            #expect(region.lesion == "_" + name.dropFirst())
        }
        let nameless = OutlinedRegion(
            file: 0,
            kind: .dicom,
            label: MaskLabel(number: 3, name: ""),
            references: references,
            identity: "",
            examination: nil,
            note: ""
        )
        #expect(nameless.lesion == "region 3")
    }
}
