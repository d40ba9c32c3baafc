import DICOM

/// What a folder holds of one patient.
struct IntakePatient: Sendable {
    /// By what people at the site speak of the patient.
    let key: String

    /// The images, in an order that depends on the files alone.
    var volumes: [ImageVolume] = []

    /// The regions that somebody outlined.
    var outlines: [OutlinedRegion] = []

    /// Whether an outline can be used on an image: it was drawn on its series, or positions mean the same.
    ///
    /// A frame of reference alone is not trusted across examinations: who removes identifiers may give all images one.
    func canUse(_ outline: OutlinedRegion, on volume: ImageVolume) -> Bool {
        guard !outline.isDrawn(on: volume) else { return true }
        guard outline.shares(frameOf: volume) else { return false }
        let homes = volumes.filter { outline.isDrawn(on: $0) }.map { Examination($0.series) }
        let own = homes.isEmpty ? [outline.examination].compactMap(\.self) : homes
        return own.contains { $0.isSame(as: Examination(volume.series)) }
    }

    /// What a person needs to tell an image from others.
    func words(for volume: ImageVolume) -> String {
        let count = outlines.count { $0.isDrawn(on: volume) }
        let drawn = count == 0 ? "nothing" : count == 1 ? "1 region" : "\(count) regions"
        return "\(volume.summary), \(drawn) outlined on it"
    }

    /// What a person needs to tell an outline from others.
    func words(for outline: OutlinedRegion) -> String {
        let homes = volumes.filter { outline.isDrawn(on: $0) }.map(\.summary)
        let drawn = homes.first.map { "drawn on \($0)" } ?? "drawn on a series that is not in the folder"
        let name = outline.label.name.isEmpty ? "region \(outline.label.number)" : outline.label.description
        return "\(name), \(outline.note); \(drawn)"
    }
}
