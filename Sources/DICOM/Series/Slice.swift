/// A frame of a file, as a part of a volume.
public struct Slice: Sendable, Hashable {
    /// The caller's number of the file.
    public let file: Int

    /// The frame within the file, counted from 0.
    public let index: Int

    /// SOPInstanceUID of the file.
    public let sopInstanceUID: String

    /// InstanceNumber of the file.
    public let instanceNumber: Int?

    /// How the pixels are stored.
    public let format: PixelFormat

    /// What the header says of the frame.
    public let frame: Frame

    /// The kind as the whole series tells it.
    let kind: ImageKind

    /// The weighting as the whole series tells it.
    let diffusion: DiffusionWeighting

    /// SpacingBetweenSlices or SliceThickness, for a slice that is alone.
    let thickness: Double?

    /// The same slice with what its series says of diffusion.
    func with(_ kind: ImageKind, _ diffusion: DiffusionWeighting) -> Slice {
        Slice(
            file: file,
            index: index,
            sopInstanceUID: sopInstanceUID,
            instanceNumber: instanceNumber,
            format: format,
            frame: frame,
            kind: kind,
            diffusion: diffusion,
            thickness: thickness
        )
    }

    init(
        file: Int,
        index: Int,
        sopInstanceUID: String,
        instanceNumber: Int?,
        format: PixelFormat,
        frame: Frame,
        kind: ImageKind,
        diffusion: DiffusionWeighting,
        thickness: Double?
    ) {
        self.file = file
        self.index = index
        self.sopInstanceUID = sopInstanceUID
        self.instanceNumber = instanceNumber
        self.format = format
        self.frame = frame
        self.kind = kind
        self.diffusion = diffusion
        self.thickness = thickness
    }
}

extension Slice: CustomStringConvertible {
    /// The caller's number of the file and the frame; no identifier.
    public var description: String { "frame \(index) of file \(file)" }
}

extension Instance {
    /// The frames as slices.
    var slices: [Slice] {
        guard let format else { return [] }
        return frames.indices.map { index in
            Slice(
                file: file,
                index: index,
                sopInstanceUID: sopInstanceUID,
                instanceNumber: instanceNumber,
                format: format,
                frame: frames[index],
                kind: frames[index].kind,
                diffusion: frames[index].diffusion,
                thickness: acquisition(ofFrame: index).spacingBetweenSlicesMillimeters
                    ?? acquisition(ofFrame: index).sliceThicknessMillimeters
            )
        }
    }
}
