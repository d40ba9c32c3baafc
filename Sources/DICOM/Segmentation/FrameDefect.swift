/// Why the frames of a segmentation do not make up one grid.
public enum FrameDefect: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// There are not as many descriptions of frames as frames.
    case countsDiffer

    /// Row and column directions are not of unit length and at right angles.
    case skewedAxes

    /// Frames are turned against each other.
    case orientationsDiffer

    /// Frames have pixels of different sizes.
    case spacingsDiffer

    /// Frames are shifted against each other inside their plane.
    case shiftedSideways

    /// Distances between frames are no whole multiples of one step.
    case unevenPositions

    /// One segment has two frames in one place.
    case repeatedFrame

    /// A frame belongs to a segment that is not described.
    case unknownSegment

    /// Two segments have one number.
    case repeatedSegment

    /// One sentence.
    public var description: String {
        switch self {
        case .countsDiffer:
            "NumberOfFrames (0028,0008) is not the number of items of PerFrameFunctionalGroupsSequence (5200,9230)"
        case .skewedAxes: "ImageOrientationPatient (0020,0037) has no unit vectors at right angles"
        case .orientationsDiffer: "ImageOrientationPatient (0020,0037) differs between frames"
        case .spacingsDiffer: "PixelSpacing (0028,0030) differs between frames"
        case .shiftedSideways: "ImagePositionPatient (0020,0032): frames are shifted against each other in their plane"
        case .unevenPositions:
            "ImagePositionPatient (0020,0032): distances between frames are no whole multiples of the smallest"
        case .repeatedFrame: "two frames of one segment are in one place"
        case .unknownSegment: "ReferencedSegmentNumber (0062,000B) names a segment that is not in the file"
        case .repeatedSegment: "SegmentNumber (0062,0004): two segments have the same"
        }
    }
}
