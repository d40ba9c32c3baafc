/// What the files of a series have in common.
///
/// A reference, so that a thousand instances of a series can share one.
public final class SeriesHeader: Sendable {
    /// The patient.
    public let patient: PatientIdentity

    /// StudyInstanceUID; empty if it is absent.
    public let studyInstanceUID: String

    /// SeriesInstanceUID.
    public let seriesInstanceUID: String

    /// FrameOfReferenceUID: images that share it have common coordinates.
    public let frameOfReference: String?

    /// Modality, for example `MR`.
    public let modality: String

    /// SOPClassUID.
    public let sopClassUID: String

    /// The date of the study as `yyyy-mm-dd`; `nil` if it is absent or no date.
    public let studyDate: String?

    /// The time of day at which the series began, as `hh:mm`; `nil` if it is absent or no time.
    public let seriesTime: String?

    /// SeriesNumber.
    public let seriesNumber: Int?

    /// SeriesDescription without what the file itself says of who its patient is.
    ///
    /// Still free text, for a local screen only.
    public let seriesDescription: String

    init(_ dataSet: DataSet) throws(DICOMError) {
        guard let sopClass = dataSet.text(Attribute.sopClassUID.tag) else { throw .missing(.sopClassUID) }
        guard let series = dataSet.text(Attribute.seriesInstanceUID.tag) else { throw .missing(.seriesInstanceUID) }
        patient = try PatientIdentity(dataSet)
        studyInstanceUID = dataSet.text(Attribute.studyInstanceUID.tag) ?? ""
        seriesInstanceUID = series
        frameOfReference = dataSet.text(Attribute.frameOfReference.tag)
        modality = dataSet.text(Attribute.modality.tag) ?? ""
        sopClassUID = sopClass
        studyDate = Self.date(dataSet.text(Attribute.studyDate.tag))
        seriesTime = Self.time(dataSet.text(Attribute.seriesTime.tag))
        seriesNumber = dataSet.integer(Attribute.seriesNumber.tag)
        seriesDescription = PersonalText(dataSet).redacted(dataSet.text(Attribute.seriesDescription.tag) ?? "")
    }

    /// A date of PS3.5, `yyyymmdd`, or of its forerunner, `yyyy.mm.dd`, in ISO 8601.
    static func date(_ text: String?) -> String? {
        guard let digits = text?.filter({ $0 != "." }), digits.utf8.count == 8,
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let month = Int(digits.dropFirst(4).prefix(2)), (1...12).contains(month),
            let day = Int(digits.suffix(2)), (1...31).contains(day)
        else { return nil }
        return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    }

    /// The hour and minute of a time of PS3.5, `hhmmss.ffffff`, or of its forerunner, `hh:mm:ss`.
    private static func time(_ text: String?) -> String? {
        guard let digits = text?.filter({ $0 != ":" }).prefix(4), digits.utf8.count == 4,
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let hour = Int(digits.prefix(2)), hour < 24, let minute = Int(digits.suffix(2)), minute < 60
        else { return nil }
        return "\(digits.prefix(2)):\(digits.suffix(2))"
    }
}

extension SeriesHeader: Hashable {
    /// Whether all fields are equal but the time, which some scanners write anew into each file.
    public static func == (first: SeriesHeader, second: SeriesHeader) -> Bool {
        first === second
            || first.seriesInstanceUID == second.seriesInstanceUID && first.patient == second.patient
                && first.studyInstanceUID == second.studyInstanceUID
                && first.frameOfReference == second.frameOfReference && first.modality == second.modality
                && first.sopClassUID == second.sopClassUID && first.studyDate == second.studyDate
                && first.seriesNumber == second.seriesNumber && first.seriesDescription == second.seriesDescription
    }

    /// Whether the other one tells nothing else, so that either may stand for both.
    func isIdentical(to other: SeriesHeader) -> Bool {
        self == other && patient.isIdentical(to: other.patient)
    }

    /// Feeds the identifier.
    public func hash(into hasher: inout Hasher) { hasher.combine(seriesInstanceUID) }
}
