/// A DICOM structure set (PS3.3, annex A.19): regions of interest drawn as planar contours.
public struct StructureSet: Sendable {
    /// What the file says of the images it belongs to.
    public let references: MaskReferences

    /// What it is called and when it was made.
    public let title: MaskTitle

    /// The regions in the order of the file.
    public let regions: [Region]

    /// The SOP class of structure sets.
    public static let storageClass = "1.2.840.10008.5.1.4.1.1.481.3"

    /// Reads a file.
    public init(_ file: DICOMFile) throws(DICOMError) {
        typealias Names = StructureAttribute
        let dataSet = file.dataSet
        guard dataSet.text(Names.sopClass.tag) == Self.storageClass else {
            throw .unsupported("it is no structure set")
        }
        let described = dataSet.items(Names.regions.tag)
        guard !described.isEmpty else { throw .missing(Names.regions) }
        var items: [Int: [DataSet]] = [:]
        for item in dataSet.items(Names.regionContours.tag) {
            guard let number = item.integer(Names.referencedRegion.tag) else { throw .missing(Names.referencedRegion) }
            items[number, default: []] += item.items(Names.contours.tag)
        }
        try ContourReading.checkPoints(items.values.joined())
        var regions: [Region] = []
        var numbers: Set<Int> = []
        let person = PersonalText(dataSet)
        for item in described {
            guard let number = item.integer(Names.number.tag) else { throw .missing(Names.number) }
            // Contours belong to a number: each is read once.
            guard numbers.insert(number).inserted else { throw .unusableMask(.repeatedNumber) }
            let label = MaskLabel(number: number, name: person.redacted(item.text(Names.name.tag) ?? ""))
            let frame = item.text(Names.regionFrame.tag)
            regions.append(Region(label: label, frameOfReference: frame, items: items[number] ?? []))
        }
        self.regions = regions
        title = MaskTitle(dataSet, label: Names.label, date: Names.date, time: Names.time)
        references = Self.references(dataSet, regions, items.values.flatMap(\.self))
    }

    /// The frame of reference that the contours are in; `nil` if the file tells none, or several.
    public var frameOfReference: String? { references.frameOfReference }

    /// The series that the file refers to.
    public var referencedSeries: [String] { references.series }

    /// The images that the file refers to, which need not exist: archives renumber images.
    public var referencedInstances: Set<String> { references.instances }

    /// Numbers and names of the regions.
    public var labels: [MaskLabel] { regions.map(\.label) }

    /// The region that is meant.
    public func region(_ choice: LabelChoice) throws(DICOMError) -> Region {
        let label = try choice.label(among: labels)
        guard let region = regions.first(where: { $0.label == label }) else {
            throw .unusableMask(.labelAbsent(choice, present: labels))
        }
        return region
    }

    /// What a region refers to: as the file, but in the region's own frame of reference if it tells one.
    public func references(of region: Region) -> MaskReferences {
        MaskReferences(
            frameOfReference: region.frameOfReference ?? frameOfReference,
            series: referencedSeries,
            instances: referencedInstances
        )
    }

    private static func references(_ dataSet: DataSet, _ regions: [Region], _ contours: [DataSet]) -> MaskReferences {
        typealias Names = StructureAttribute
        let frames = dataSet.items(Names.referencedFrames.tag)
        let series = frames.flatMap { $0.items(Names.referencedStudies.tag) }
            .flatMap { $0.items(Names.referencedSeries.tag) }
        let images = (series + contours).flatMap { $0.items(Names.contourImages.tag) }
        let told = Set(
            frames.compactMap { $0.text(Names.frameOfReference.tag) } + regions.compactMap(\.frameOfReference)
        )
        return MaskReferences(
            frameOfReference: dataSet.text(Names.frameOfReference.tag) ?? (told.count == 1 ? told.first : nil),
            series: series.compactMap { $0.text(Names.seriesInstance.tag) },
            instances: Set(images.compactMap { $0.text(Names.referencedInstance.tag) })
        )
    }
}
