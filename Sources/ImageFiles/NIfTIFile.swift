public import Foundation
public import Imaging

/// Reading and writing NIfTI-1 images in one file, `.nii` or `.nii.gz`.
///
/// The content decides whether a file is compressed, not its name. Lengths are checked before anything is allocated by
/// them. A reader consumes the whole file.
public enum NIfTIFile {
    /// The most bytes an image may have, uncompressed.
    public static let byteLimit = 256 << 20

    /// An image: every voxel scaled by `scl_slope` and `scl_inter`, as Float.
    public static func volume(
        _ bytes: [UInt8],
        limit: Int = byteLimit
    ) throws(ImageFileError) -> Volume<Raw> {
        let image = try NIfTIImage(bytes, limit: limit)
        var voxels: [Float] = []
        voxels.reserveCapacity(image.header.size.count)
        image.forEachVoxel { voxels.append(Float($0)) }
        do {
            return try Volume(grid: image.header.grid, voxels: voxels)
        } catch {
            throw .badGeometry(error)
        }
    }

    /// A mask: the voxels that have the label, or every voxel that is not 0 if the file has just one label.
    public static func mask(
        _ bytes: [UInt8],
        label: Int? = nil,
        limit: Int = byteLimit
    ) throws(ImageFileError) -> Mask {
        let image = try NIfTIImage(bytes, limit: limit)
        var labels: Set<Int> = []
        var isWhole = true
        var isInside: [UInt8] = []
        isInside.reserveCapacity(image.header.size.count)
        image.forEachVoxel { value in
            guard let number = Int(exactly: value) else {
                isWhole = false
                return isInside.append(0)
            }
            if number != 0, labels.count < 100 { labels.insert(number) }
            isInside.append(label.map { $0 == number ? 1 : 0 } ?? (number == 0 ? 0 : 1))
        }
        guard isWhole else {
            throw .notAMask("it holds fractions or NaN; a mask has 0 outside and a whole number inside")
        }
        try check(label: label, among: labels)
        do {
            return try Mask(grid: image.header.grid, isInside: isInside)
        } catch {
            throw .badGeometry(error)
        }
    }

    private static func check(label: Int?, among labels: Set<Int>) throws(ImageFileError) {
        let list = labels.sorted().prefix(10).map(String.init).joined(separator: ", ")
        if let label, !labels.contains(label) {
            throw .notAMask(labels.isEmpty ? "it is empty" : "it has no label \(label); there are: \(list)")
        }
        guard label != nil || labels.count <= 1 else {
            throw .notAMask("it holds several labels (\(list)); name the one to use")
        }
    }

    /// The bytes of a file, at most `limit` of them.
    public static func read(_ url: URL, limit: Int = byteLimit) throws(ImageFileError) -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            let size = try Int(handle.seekToEnd())
            guard size <= limit else { throw ImageFileError.tooLarge(bytes: size, limit: limit) }
            try handle.seek(toOffset: 0)
            return try [UInt8](handle.readToEnd() ?? Data())
        } catch let error as ImageFileError {
            throw error
        } catch {
            let exists = FileManager.default.fileExists(atPath: url.path)
            throw .unreadable(exists ? "it may be a folder, or not readable by this user" : "there is no such file")
        }
    }
}

/// A whole file whose header has been read and whose length has been checked.
struct NIfTIImage {
    let header: NIfTIHeader
    private let bytes: [UInt8]

    init(_ bytes: [UInt8], limit: Int) throws(ImageFileError) {
        let plain = Gzip.isGzip(bytes) ? try Gzip.decompress(bytes, limit: limit) : bytes
        guard plain.count <= limit else { throw .tooLarge(bytes: plain.count, limit: limit) }
        header = try NIfTIHeader(plain[...])
        guard plain.count == header.fileLength else {
            throw .wrongLength(expected: header.fileLength, found: plain.count)
        }
        self.bytes = plain
    }

    func forEachVoxel(_ body: (Double) -> Void) {
        let type = header.voxelType
        let size = type.byteCount
        let isScaled = header.slope != 1 || header.intercept != 0
        for start in stride(from: header.dataOffset, to: bytes.count, by: size) {
            var bits: UInt64 = 0
            switch header.order {
            case .little:
                for offset in (0..<size).reversed() { bits = bits << 8 | UInt64(bytes[start + offset]) }
            case .big:
                for offset in 0..<size { bits = bits << 8 | UInt64(bytes[start + offset]) }
            }
            let number = type.number(bits)
            body(isScaled ? number * header.slope + header.intercept : number)
        }
    }
}
