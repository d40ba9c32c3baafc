public import Imaging

extension ImageVolume {
    /// Reads the pixels, file by file: memory holds the volume and one file.
    ///
    /// `file` gives a file with its pixel data, native and little-endian. Its header must still say what it said when
    /// the volume was sorted. Values are rescaled slice by slice; MONOCHROME1 is a matter of display and alters
    /// nothing. The private scale slope of Philips (2005,xx0E) is not applied: the standard's rescale is what all
    /// readers share.
    public func read(
        _ file: (Int) throws(DICOMError) -> DICOMFile
    ) throws(DICOMError) -> Volume<Raw> {
        let grid: VoxelGrid
        switch geometry {
        case .success(let found): grid = found
        case .failure(let defect): throw .unusableStack(defect)
        }
        var voxels: [Float] = []
        for (number, places) in placesByFile {
            let (dataSet, pixels) = try readable(number, places, file)
            // Only now is it known that a file has the pixels that it claims.
            if voxels.isEmpty { voxels = Array(repeating: 0, count: grid.size.count) }
            for place in places {
                let frame = slices[place].frame
                pixels.write(
                    frame: slices[place].index,
                    slope: frame.rescaleSlope,
                    intercept: frame.rescaleIntercept,
                    to: &voxels,
                    at: place * grid.size.x * grid.size.y
                )
            }
            for duplicate in duplicates where duplicate.kept == number {
                // A damaged copy says nothing against a whole one.
                guard let copy = try? readable(duplicate.leftOut, places, file, copies: false) else { continue }
                try checkDuplicate(copy.dataSet, of: dataSet)
            }
        }
        do {
            return try Volume(grid: grid, voxels: voxels)
        } catch {
            throw .refused(error.description)
        }
    }

    /// A file's pixels, or those of a copy of it where the file is damaged.
    private func readable(
        _ number: Int,
        _ places: [Int],
        _ file: (Int) throws(DICOMError) -> DICOMFile,
        copies: Bool = true
    ) throws(DICOMError) -> (dataSet: DataSet, pixels: StoredPixels) {
        do throws(DICOMError) {
            let dataSet = try file(number).dataSet
            return (dataSet, try checkedPixels(dataSet, number, places))
        } catch {
            for duplicate in duplicates where copies && duplicate.kept == number {
                if let copy = try? readable(duplicate.leftOut, places, file, copies: false) { return copy }
            }
            throw error
        }
    }

    /// Places of slices along the third axis, by file; files by their first slice.
    private var placesByFile: [(Int, [Int])] {
        let places = Dictionary(grouping: slices.indices) { slices[$0].file }
        return places.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.map { ($0.key, $0.value) }
    }

    private func checkedPixels(
        _ dataSet: DataSet,
        _ number: Int,
        _ places: [Int]
    ) throws(DICOMError) -> StoredPixels {
        let instance = try Instance(dataSet, file: number)
        for place in places {
            let slice = slices[place]
            guard instance.sopInstanceUID == slice.sopInstanceUID, instance.format == slice.format,
                instance.series.patient == series.patient, instance.frames.indices.contains(slice.index),
                instance.frames[slice.index] == slice.frame
            else { throw .refused("it no longer says what it said when the folder was sorted") }
        }
        guard let format = instance.format else { throw .missing(.rows) }
        return try StoredPixels(dataSet, format: format, frames: instance.frames.count)
    }

    /// A file with the same SOPInstanceUID must be the same image.
    private func checkDuplicate(_ other: DataSet, of dataSet: DataSet) throws(DICOMError) {
        let attributes: [Attribute] = [.pixelData, .floatPixelData, .doublePixelData]
        guard attributes.allSatisfy({ other.bytes($0.tag) == dataSet.bytes($0.tag) }) else {
            throw .unusableStack(.conflictingDuplicates(count: 1))
        }
    }
}
