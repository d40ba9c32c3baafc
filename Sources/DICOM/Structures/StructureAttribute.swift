/// The attributes of a structure set (PS3.3, annex A.19).
enum StructureAttribute {
    static let sopClass = Attribute(0x0008, 0x0016, "SOPClassUID")
    static let referencedInstance = Attribute(0x0008, 0x1155, "ReferencedSOPInstanceUID")
    static let seriesInstance = Attribute(0x0020, 0x000E, "SeriesInstanceUID")
    static let frameOfReference = Attribute(0x0020, 0x0052, "FrameOfReferenceUID")

    static let label = Attribute(0x3006, 0x0002, "StructureSetLabel")
    static let date = Attribute(0x3006, 0x0008, "StructureSetDate")
    static let time = Attribute(0x3006, 0x0009, "StructureSetTime")

    static let referencedFrames = Attribute(0x3006, 0x0010, "ReferencedFrameOfReferenceSequence")
    static let referencedStudies = Attribute(0x3006, 0x0012, "RTReferencedStudySequence")
    static let referencedSeries = Attribute(0x3006, 0x0014, "RTReferencedSeriesSequence")
    static let contourImages = Attribute(0x3006, 0x0016, "ContourImageSequence")

    static let regions = Attribute(0x3006, 0x0020, "StructureSetROISequence")
    static let number = Attribute(0x3006, 0x0022, "ROINumber")
    static let regionFrame = Attribute(0x3006, 0x0024, "ReferencedFrameOfReferenceUID")
    static let name = Attribute(0x3006, 0x0026, "ROIName")

    static let regionContours = Attribute(0x3006, 0x0039, "ROIContourSequence")
    static let contours = Attribute(0x3006, 0x0040, "ContourSequence")
    static let contourType = Attribute(0x3006, 0x0042, "ContourGeometricType")
    static let pointCount = Attribute(0x3006, 0x0046, "NumberOfContourPoints")
    static let points = Attribute(0x3006, 0x0050, "ContourData")
    static let referencedRegion = Attribute(0x3006, 0x0084, "ReferencedROINumber")
}
